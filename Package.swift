// swift-tools-version: 6.1
import PackageDescription

// Data flows one way, and the targets are listed in that order: nothing imports a target below it.
let package = Package(
    name: "GianHang",
    products: [.executable(name: "gianhang", targets: ["gianhang"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // Before 1.0 a minor version may change what we build on.
        .package(url: "https://github.com/swhitty/FlyingFox", .upToNextMinor(from: "0.27.1"))
    ],
    targets: [
        // Debian's C libraries.
        .systemLibrary(
            name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
            providers: [
                .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])
            ]),
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        // Loads libvips itself, when the first photo is looked at.
        .target(name: "CPhotoShim", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        .target(name: "CMarkdownArena", dependencies: ["CCmarkGFM"]),
        .target(name: "CThreadBuffer"),
        // Stands in for libcurl, which nothing here calls.
        .target(name: "CWithoutCurl"),

        // Words, values and messages.
        .target(name: "VietnameseText"),
        .target(name: "Parallelism"),
        .target(name: "Values", dependencies: ["VietnameseText"]),
        .target(name: "Diagnostics", dependencies: ["VietnameseText"]),

        // content/ → catalogue → site plan → templates → public/
        .target(name: "Catalogue", dependencies: ["VietnameseText", "Values"]),
        .target(name: "Markup", dependencies: ["VietnameseText", "Values", "CCmarkGFM", "CMarkdownArena", "CThreadBuffer"]),
        .target(
            name: "Content", dependencies: ["VietnameseText", "Parallelism", "Values", "Diagnostics", "Catalogue", "Markup", "CLibYAML"]),
        .target(name: "Site", dependencies: ["VietnameseText", "Values", "Catalogue", "Markup", "Content", "CQREncode"]),
        // A theme knows what pages are about, and nothing of files or of reading them.
        .target(
            name: "ThemeCoBan", dependencies: ["VietnameseText", "Values", "Catalogue", "Markup", "Site"], path: "themes/co-ban/Templates"),
        .target(name: "Photos", dependencies: ["Values", "CPhotoShim"]),
        .target(name: "Publishing", dependencies: ["VietnameseText"]),
        .target(
            name: "Pipeline",
            dependencies: [
                "VietnameseText", "Parallelism", "Values", "Diagnostics", "Catalogue", "Content", "Site", "Photos", "Publishing"
            ]),
        .target(
            name: "Preview",
            dependencies: [
                "VietnameseText", "Values", "Diagnostics", "Markup", "Content", "Site", "Pipeline",
                .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox")
            ]),
        .executableTarget(
            name: "gianhang",
            dependencies: [
                "VietnameseText", "Parallelism", "Values", "Diagnostics", "Catalogue", "Content", "Site", "ThemeCoBan", "Pipeline",
                "Preview", "CWithoutCurl",
                .product(name: "ArgumentParser", package: "swift-argument-parser")
            ]),

        .testTarget(name: "VietnameseTextTests", dependencies: ["VietnameseText"]),
        .testTarget(name: "ValuesTests", dependencies: ["VietnameseText", "Values"]),
        .testTarget(name: "CatalogueTests", dependencies: ["VietnameseText", "Values", "Catalogue"]),
        .testTarget(name: "DiagnosticsTests", dependencies: ["VietnameseText", "Diagnostics"]),
        .testTarget(name: "MarkupTests", dependencies: ["Values", "Markup", "CCmarkGFM"]),
        .testTarget(name: "SiteTests", dependencies: ["VietnameseText", "Markup", "Site", "CQREncode"]),
        .testTarget(
            name: "PipelineTests",
            dependencies: [
                "VietnameseText", "Parallelism", "Values", "Diagnostics", "Catalogue", "Markup", "Content", "Site", "ThemeCoBan", "Photos",
                "Publishing", "Pipeline"
            ], exclude: ["content-tree.txt", "faults.txt"]),
        .testTarget(
            name: "PreviewTests",
            dependencies: [
                "Parallelism", "Values", "Diagnostics", "Catalogue", "Content", "Site", "ThemeCoBan", "Pipeline", "Preview"
            ]),
        .testTarget(name: "PublishingTests", dependencies: ["Publishing", "VietnameseText", "publishing-probe"]),
        // A process of its own for the tests to kill, and to measure.
        .executableTarget(name: "publishing-probe", dependencies: ["Publishing"], path: "Tests/PublishingProbe")
    ],
    swiftLanguageModes: [.v6]
)

// A page is put together by functions of six modules from hundreds of pieces. Across modules the compiler makes none of them
// part of their callers unless it is told to: 7 % fewer instructions in a build, 12 % less time.
for target in package.targets where target.type == .regular || target.type == .executable {
    target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-cross-module-optimization"], .when(configuration: .release))]
}
