/// What the relations of the catalogue are made of: the fields of a profile that `Relations` reads. A change in any other
/// leaves the relations as they were.
private protocol Related: Profile {
    func isRelated(like other: Self) -> Bool
}

extension Product: Related {
    fileprivate func isRelated(like other: Product) -> Bool {
        name.vietnamese == other.name.vietnamese && alcoholRule == other.alcoholRule && producer == other.producer
            && valueChains == other.valueChains && group == other.group
            && ownLocality == other.ownLocality
    }
}

extension Producer: Related {
    fileprivate func isRelated(like other: Producer) -> Bool {
        name.vietnamese == other.name.vietnamese && locality == other.locality && roles == other.roles
    }
}

extension ValueChain: Related {
    fileprivate func isRelated(like other: ValueChain) -> Bool { name.vietnamese == other.name.vietnamese }
}

extension TradeFair: Related {
    fileprivate func isRelated(like other: TradeFair) -> Bool {
        start == other.start && stalls == other.stalls && locality == other.locality
    }
}

extension Showroom: Related {
    fileprivate func isRelated(like other: Showroom) -> Bool {
        name.vietnamese == other.name.vietnamese && products == other.products && producers == other.producers && locality == other.locality
    }
}

extension Article: Related {
    fileprivate func isRelated(like other: Article) -> Bool {
        date == other.date && products == other.products && producers == other.producers && fairs == other.fairs
    }
}

extension Plan: Related {
    fileprivate func isRelated(like other: Plan) -> Bool { name.vietnamese == other.name.vietnamese && locality == other.locality }
}

extension FreePage: Related {
    fileprivate func isRelated(like other: FreePage) -> Bool { name.vietnamese == other.name.vietnamese }
}

extension Catalogue.Profiles {
    /// Whether the relations of these profiles are those of `other`.
    func areRelated(like other: Catalogue.Profiles) -> Bool {
        func same<Entity: Related>(_ first: ProfileList<Entity>, _ second: ProfileList<Entity>) -> Bool {
            first.isSame(as: second) { $0.slug == $1.slug && $0.isRelated(like: $1) }
        }
        return same(products, other.products) && same(producers, other.producers) && same(valueChains, other.valueChains)
            && same(tradeFairs, other.tradeFairs) && same(showrooms, other.showrooms) && same(articles, other.articles)
            && same(plans, other.plans) && same(pages, other.pages)
    }
}
