import Foundation
import Testing
import Values
import VietnameseText

@testable import Catalogue

private func day(_ text: String) throws -> CalendarDate { try PartialDate.parse(text).get().earliest }
private func date(_ text: String) throws -> PartialDate { try PartialDate.parse(text, coarsest: .year).get() }

@Suite("An OCOP certificate")
struct CertificateTests {
    @Test("lasts 36 months from the decision, its last day included")
    func validity() throws {
        let certificate = OCOPCertificate(stars: 4, decided: try date("29/12/2023"))
        #expect(certificate.shownStars(on: try day("29/12/2026")) == 4)
        #expect(certificate.shownStars(on: try day("30/12/2026")) == nil)
        #expect(certificate.state(on: try day("28/12/2023")) == .notYet(from: try day("29/12/2023")))
    }

    @Test("with only a month or a year counts from the earliest day that it can mean, and says no more than it knows")
    func imprecise() throws {
        #expect(OCOPCertificate(stars: 3, decided: try date("06/2024")).state(on: try day("02/06/2027")) == .lapsed(try date("06/2027")))
        #expect(OCOPCertificate(stars: 3, decided: try date("06/2024")).shownStars(on: try day("01/06/2027")) == 3)
        #expect(OCOPCertificate(stars: 3, decided: try date("2022")).state(on: try day("21/11/2026")) == .lapsed(try date("2025")))
    }

    @Test("shows no stars once withdrawn, without a date, or below three stars")
    func without() throws {
        let today = try day("21/11/2026")
        let valid = try date("01/01/2026")
        #expect(
            OCOPCertificate(stars: 4, decided: valid, withdrawn: try date("21/11/2026")).state(on: today)
                == .withdrawn(try date("21/11/2026")))
        #expect(OCOPCertificate(stars: 4, decided: valid, withdrawn: try date("22/11/2026")).shownStars(on: today) == 4)
        #expect(OCOPCertificate(stars: 5).state(on: today) == .undated)
        #expect(OCOPCertificate(stars: 2, decided: valid).state(on: today) == .withoutMark)
    }

    @Test("ends when it says so itself")
    func stated() throws {
        let certificate = OCOPCertificate(stars: 4, decided: try date("01/01/2025"), statedExpiry: try date("01/06/2026"))
        #expect(certificate.shownStars(on: try day("01/06/2026")) == 4)
        #expect(certificate.shownStars(on: try day("02/06/2026")) == nil)
    }
}

@Suite("Other rules")
struct OtherRuleTests {
    @Test(
        "The bands of TT 01/2020/TT-BKHĐT",
        arguments: [
            (100, RatingBand.good), (80, .good), (79.9, .fair), (65, .fair), (64.9, .average), (50, .average), (49.9, .weak), (0, .weak)
        ])
    func bands(score: Double, band: RatingBand) { #expect(RatingBand(score: score) == band) }

    @Test(
        "Alcohol: a warning below 15 %, listed plainly from there; a name alone is taken for the strongest",
        arguments: [
            ("Rượu ngô", ProductGroup.drink, 12.0, AlcoholRule.withWarning), ("Rượu ngô", .drink, 15, .listedPlainly),
            ("Rượu ngô", .drink, nil, .listedPlainly), ("Vang sim", .drink, nil, .listedPlainly),
            ("Nước sen", .drink, nil, .none), ("Rượu", .food, nil, .none), ("Nước lên men", .drink, 0, .none)
        ] as [(String, ProductGroup, Double?, AlcoholRule)])
    func alcohol(name: String, group: ProductGroup, strength: Double?, rule: AlcoholRule) {
        #expect(AlcoholRule.of(name: name, group: group, alcohol: strength) == rule)
    }

    @Test(
        "Levels of targets are read as plans write them",
        arguments: [
            ("≥ 75 %", "≥ 75 %"), (">= 75%", "≥ 75 %"), ("trên 30", "> 30"), ("> 30", "> 30"), ("20-30 %", "20–30 %"),
            ("1,5-2 lần", "1,5–2 lần"), ("7", "7"), ("2.600 trở lên", "≥ 2.600"), ("khoảng 15 %", "khoảng 15 %"),
            ("75 % trở lên", "≥ 75 %"), ("2.600 người trở lên", "≥ 2.600 người"), ("từ 75 % trở lên", "≥ 75 %"), ("5 % trở xuống", "≤ 5 %"),
            ("không quá 5 %", "≤ 5 %"), ("Ít nhất 3 HTX", "≥ 3 HTX"),
            ("từ 20 đến 30 %", "20–30 %"), ("20 đến 30 %", "20–30 %"), ("từ 20 % đến 30 %", "20–30 %"), ("20 % – 30 %", "20–30 %"),
            ("20 tới 30 người", "20–30 người"), ("từ 75 %", "≥ 75 %"),
            ("300 triệu đồng/người/năm", "300 triệu đồng/người/năm"), ("5 sản phẩm - dịch vụ", "5 sản phẩm - dịch vụ"),
            ("1.000 m²", "1.000 m²")
        ])
    func levels(typed: String, shown: String) throws {
        #expect(try TargetLevel.parse(typed).get().text(.vietnamese) == shown)
        #expect(
            try TargetLevel.parse(typed.decomposedStringWithCanonicalMapping).get().text(.vietnamese).precomposedStringWithCanonicalMapping
                == shown)
    }

    @Test(
        "Levels that are not understood to their last word are refused",
        arguments: [
            "≥ 75 % vào năm 2025", "≥ 20 đến 30 %", "khoảng 20-30 %", "dưới 75 % trở lên", "75 trở lên %", "-5", "30-20 %",
            "20 người đến 30 %", "10-20-30 %", "≥", "%", "đến 30 %", "20 đến", "99999999999999999999", "1e400", "75 (%)", ""
        ])
    func refusedLevels(typed: String) { #expect((try? TargetLevel.parse(typed).get()) == nil) }
}

@Suite("Places before and after 1 July 2025")
struct LocalityTests {
    /// Kon Tum (merged into Quảng Ngãi) › Đăk Hà (became two communes); old commune Hà Mòn (merged whole into Đăk Hà).
    let tree: LocalityTree = {
        var all: [Locality] = []
        func add(_ code: String, _ name: String, _ level: Locality.Level, parent: Int? = nil, former: Bool = false) {
            var locality = Locality(code: code)
            locality.name = Localized(name)
            locality.level = level
            locality.parent = parent.map { Locality.ID(index: $0) }
            locality.lastDay = former ? CalendarDate(year: 2025, month: 6, day: 30) : nil
            if let parent { all[parent].children.append(Locality.ID(index: all.count)) }
            all.append(locality)
        }
        add("quang-ngai", "Tỉnh Quảng Ngãi", .province)
        add("xa-dak-ha", "Xã Đăk Hà", .commune, parent: 0)
        add("xa-dak-mar", "Xã Đăk Mar", .commune, parent: 0)
        add("kon-tum", "Tỉnh Kon Tum", .province, former: true)
        add("dak-ha", "Huyện Đăk Hà", .district, parent: 3, former: true)
        add("xa-ha-mon-cu", "Xã Hà Mòn", .commune, parent: 4, former: true)
        all[3].successors = [Locality.ID(index: 0)]
        all[4].successors = [Locality.ID(index: 1), Locality.ID(index: 2)]
        all[5].successors = [Locality.ID(index: 1)]
        return LocalityTree(all)
    }()

    func counted(_ code: String) -> Set<String> {
        Set(tree.places(countedFrom: tree.find(code) ?? .unset).map { tree[$0].code })
    }

    @Test("A profile under a new commune counts for the old district, the old province and the new one")
    func newCommune() { #expect(counted("xa-dak-ha") == ["xa-dak-ha", "quang-ngai", "dak-ha", "kon-tum"]) }

    @Test("A profile under an old district counts for both provinces, and for none of the communes that it was divided into")
    func oldDistrict() { #expect(counted("dak-ha") == ["dak-ha", "kon-tum", "quang-ngai"]) }

    @Test("A profile under an old commune counts for what it became")
    func oldCommune() { #expect(counted("xa-ha-mon-cu") == ["xa-ha-mon-cu", "xa-dak-ha", "dak-ha", "kon-tum", "quang-ngai"]) }

    @Test("Addresses are those of today, with the former district beside them")
    func addresses() throws {
        func present(_ code: String) -> [String] { tree.presentAddress(of: tree.find(code) ?? .unset).map { tree[$0].code } }
        #expect(present("xa-ha-mon-cu") == ["xa-dak-ha", "quang-ngai"])
        #expect(present("dak-ha") == ["quang-ngai"])
        #expect(present("xa-dak-mar") == ["xa-dak-mar", "quang-ngai"])
        #expect(tree.formerDistrict(of: try #require(tree.find("xa-dak-mar"))).map { tree[$0].code } == "dak-ha")
        #expect(tree.formerDistrict(of: try #require(tree.find("quang-ngai"))) == nil)
    }
}

@Suite("The catalogue")
struct CatalogueTests {
    /// Two real cooperatives and a made-up one in one commune.
    func catalogue(_ change: (inout Catalogue.Profiles) -> Void = { _ in }) throws -> Catalogue {
        var place = Locality(code: "xa")
        place.level = .commune
        var profiles = Catalogue.Profiles()
        profiles.valueChains = [ValueChain(slug: "che")]
        for (slug, kind, members) in [("a", ProducerKind.cooperative, 30), ("b", .cooperative, nil), ("c", .cooperativeGroup, 12)]
            as [(String, ProducerKind, Int?)]
        {
            var producer = Producer(slug: slug)
            producer.name = Localized(slug)
            producer.producerKind = kind
            producer.locality = Locality.ID(index: 0)
            producer.members = members
            profiles.producers.append(producer)
        }
        profiles.producers[0].rating = Rating(band: .good)
        profiles.producers[0].roles = [ChainRole(chain: ValueChain.ID(index: 0))]
        var product = Product(slug: "tra")
        product.producer = Producer.ID(index: 0)
        product.certificate = OCOPCertificate(stars: 4, decided: try date("2026"))
        profiles.products = [product]
        change(&profiles)
        return Catalogue(profiles: profiles, localities: LocalityTree([place]), today: try day("21/11/2026"))
    }

    let place = Locality.ID(index: 0)

    @Test("counts what plans ask for, and says on how many profiles the number stands")
    func measures() throws {
        let catalogue = try catalogue()
        #expect(catalogue.value(of: .cooperatives, in: place)?.value == 2)
        #expect(catalogue.value(of: .cooperativeGroups, in: place)?.value == 1)
        #expect(catalogue.value(of: .goodOrFairShare, in: place) == MeasuredValue(value: 100, isPercentage: true, known: 1, total: 2))
        #expect(catalogue.value(of: .linkedShare, in: place)?.value == 50)
        #expect(catalogue.value(of: .cooperativeMembers, in: place) == MeasuredValue(value: 30, known: 1, total: 2))
        #expect(catalogue.value(of: .ocopProducts, in: place)?.value == 1)
        #expect(catalogue.value(of: .highTechnologyCooperatives, in: place) == nil)
        #expect(catalogue.value(of: .servicesPerCooperative, in: place) == nil)
    }

    @Test("never counts made-up profiles")
    func illustrative() throws {
        let catalogue = try catalogue { profiles in
            for index in profiles.producers.indices { profiles.producers[index].isIllustrative = true }
            profiles.products[0].isIllustrative = true
        }
        for measure in Measure.allCases { #expect(catalogue.value(of: measure, in: place) == nil, "\(measure)") }
    }

    @Test("knows each relation both ways")
    func relations() throws {
        let catalogue = try catalogue { profiles in
            var fair = TradeFair(slug: "hoi")
            var stall = Stall()
            stall.producer = Producer.ID(index: 0)
            stall.products = [Product.ID(index: 0)]
            fair.stalls = [stall, stall]
            profiles.tradeFairs = [fair]
            var showroom = Showroom(slug: "cua-hang")
            showroom.locality = Locality.ID(index: 0)
            showroom.products = [Product.ID(index: 0)]
            profiles.showrooms = [showroom]
            profiles.products[0].valueChains = [ValueChain.ID(index: 0)]
        }
        #expect(catalogue.products(of: Producer.ID(index: 0)) == [Product.ID(index: 0)])
        #expect(catalogue.fairs(with: Product.ID(index: 0)) == [TradeFair.ID(index: 0)])
        #expect(catalogue.fairs(of: Producer.ID(index: 0)) == [TradeFair.ID(index: 0)])
        #expect(catalogue.showrooms(with: Product.ID(index: 0)) == [Showroom.ID(index: 0)])
        #expect(catalogue.showrooms(of: Producer.ID(index: 0)) == [Showroom.ID(index: 0)])
        #expect(catalogue.products(in: ValueChain.ID(index: 0)) == [Product.ID(index: 0)])
        #expect(catalogue.chains(in: place) == [ValueChain.ID(index: 0)])
        #expect(catalogue.participants(in: ValueChain.ID(index: 0)).map(\.producer) == [Producer.ID(index: 0)])
    }

    @Test("never recommends or features alcohol")
    func alcohol() throws {
        let catalogue = try catalogue { profiles in
            for slug in ["ruou", "tra-2"] {
                var product = Product(slug: slug)
                product.producer = Producer.ID(index: 0)
                product.asksToBeFeatured = true
                if slug == "ruou" { product.alcohol = 12 }
                profiles.products.append(product)
            }
        }
        #expect(catalogue.related(to: Product.ID(index: 0), limit: 4) == [Product.ID(index: 2)])
        #expect(catalogue.featuredProducts == [Product.ID(index: 2)])
    }

    @Test("Taking out drafts closes the ranks: references follow, and products of a draft producer go with it")
    func drafts() throws {
        var profiles = try catalogue().profiles
        profiles.producers[0].isDraft = true
        var second = Product(slug: "tra-b")
        second.producer = Producer.ID(index: 1)
        profiles.products.append(second)
        let (kept, origins) = profiles.withoutDrafts()
        #expect(kept.producers.map(\.slug) == ["b", "c"])
        #expect(kept.products.map(\.slug) == ["tra-b"])
        #expect(kept.products[0].producer == Producer.ID(index: 0))
        #expect(origins[.producer] == [1, 2])
    }
}
