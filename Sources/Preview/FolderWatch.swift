import Content

/// A folder whose changes are wanted.
struct WatchedFolder: Sendable {
    let path: String
    /// Whether changes at a path within the folder can be left out: editors' own files, version control.
    let ignores: @Sendable (String) -> Bool
}

/// Tells what changes in some folders, whatever is done to them: written, replaced, moved away and back.
protocol FolderWatch: AnyObject, Sendable {
    /// Takes these folders instead of the ones before.
    func watch(_ folders: [WatchedFolder])

    /// Waits until something changed and has come to rest for a moment, so that a thousand files written at once are one change.
    /// The changes are by the place of the folder in the list. nil once `stop` was called.
    func wait() -> [Int: ContentChange]?

    /// Has `wait` return although nothing changed, from any thread.
    func wake()

    /// Ends the waiting, from any thread.
    func stop()
}

/// The best way of watching that this machine has.
func makeFolderWatch(polling: Bool = false) -> any FolderWatch {
    #if os(Linux)
        if !polling, let watch = InotifyWatch() { return watch }
    #endif
    return PollingWatch()
}

/// Which changes have been seen since somebody was last told.
struct PendingChanges {
    private(set) var changes: [Int: ContentChange] = [:]

    var isEmpty: Bool { changes.isEmpty }

    /// Whether so much changes at once that more is to be expected: a branch is being switched, a folder copied.
    var isLarge: Bool {
        changes.values.contains { change in
            if case .files(let paths) = change { paths.count > 16 } else { true }
        }
    }

    mutating func add(_ change: ContentChange, in folder: Int) { changes[folder, default: .files([])].formUnion(change) }
}
