import Content
import Site

/// What is kept from one preparation of a site to the next, so that after an edit only that is done which the edit asks for.
/// A site prepared with a memory is the same as one prepared without.
public struct SiteMemory: Sendable {
    var reader: ContentReader
    var photos = PhotoMemory()
    /// What changed since the photos were looked at: content with errors is not planned, so that may be several readings ago.
    var unplanned = ContentChange.anything
    var assets: ThemeAssets?
    var site: Site?
    var pages: PageIndex?

    public init(_ content: ContentFolder) { reader = ContentReader(content) }

    /// Has the theme's files read again.
    public mutating func forgetAssets() { assets = nil }
}
