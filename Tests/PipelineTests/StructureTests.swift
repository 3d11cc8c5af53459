import Foundation
import Testing

/// The structure of the program, as `Package.swift` declares it. The build does not enforce it: a module can be imported where
/// only something that the target depends on depends on it.
@Suite("The targets of the package")
struct StructureTests {
    private struct Target {
        let name: String
        let dependencies: Set<String>
        let folder: String
    }

    private static let targets: [Target] = {
        let manifest = (try? String(contentsOfFile: SiteFolder.repository + "/Package.swift", encoding: .utf8)) ?? ""
        return manifest.matches(
            of: /\.(?:systemLibrary|target|executableTarget|testTarget)\(\s*name: "([^"]+)"([\s\S]*?)(?=\n        \.|\n    \],)/
        ).map { match in
            let (name, rest) = (String(match.1), String(match.2))
            let dependencies = rest.firstMatch(of: /dependencies: \[([\s\S]*?)\]/).map { list in
                Set(list.1.matches(of: /"([^"]+)"/).map { String($0.1) })
            }
            let folder =
                rest.firstMatch(of: /path: "([^"]+)"/).map { String($0.1) } ?? (name.hasSuffix("Tests") ? "Tests/" : "Sources/") + name
            return Target(name: name, dependencies: dependencies ?? [], folder: folder)
        }
    }()

    private static func imports(of target: Target) -> Set<String> {
        let folder = SiteFolder.repository + "/" + target.folder
        let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") } ?? []
        return Set(
            files.flatMap { file in
                ((try? String(contentsOfFile: folder + "/" + file, encoding: .utf8)) ?? "").matches(of: /(?m)^(?:@testable )?import (\w+)/)
                    .map { String($0.1) }
            })
    }

    @Test("import what they declare, and nothing that only somebody else declares")
    func declaredImports() {
        let names = Set(Self.targets.map(\.name))
        #expect(names.isSuperset(of: ["Catalogue", "Content", "Site", "ThemeCoBan", "Pipeline", "gianhang", "PipelineTests"]))
        for target in Self.targets {
            let undeclared = Self.imports(of: target).intersection(names).subtracting(target.dependencies)
            #expect(undeclared.isEmpty, "\(target.name) imports \(undeclared.sorted()) without declaring it in Package.swift")
        }
    }

    @Test("stand in the order in which data flows: none depends on one below it")
    func order() {
        for (place, target) in Self.targets.enumerated() where !target.name.hasSuffix("Tests") {
            let below = Set(Self.targets[place...].map(\.name)).intersection(target.dependencies)
            #expect(below.isEmpty, "\(target.name) depends on \(below.sorted()), which stands below it")
        }
    }

    @Test(
        "keep to themselves what only they may know",
        arguments: [
            ("Catalogue", ["Foundation", "Glibc", "Markup", "Content"]),
            ("Site", ["Foundation", "Glibc"]),
            ("ThemeCoBan", ["Content", "Glibc", "Pipeline", "Publishing"])
        ])
    func secrets(name: String, unknown: [String]) throws {
        let target = try #require(Self.targets.first { $0.name == name })
        let known = Self.imports(of: target)
        #expect(
            !known.isEmpty && known.isDisjoint(with: unknown),
            "\(name): the domain knows no files, HTML or clock; pages and themes no files and no reading")
    }
}
