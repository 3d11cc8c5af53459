import Glibc

/// Walks from folder to folder through the output, in the order of the sorted paths, so that each folder is opened once
/// and only the folders on the way down are open.
struct FolderCursor {
    /// What the walk is for: to put files in, making the folders they need, or to take files out, removing the folders
    /// that are empty then.
    enum Purpose {
        case placing, removing
    }

    private struct Level {
        let name: String
        let folder: Descriptor
        var isTouched = false
    }

    /// The folders that changed and are left, as names below the root.
    private var touched: [[String]] = []

    private let disk: Disk
    private let staged: Descriptor
    private let path: String
    private let purpose: Purpose
    private let isDurable: Bool
    private var levels: [Level]

    /// Walks below `root`, which is at `path`; makes new folders in `staged`.
    init(
        _ purpose: Purpose, from root: Descriptor, at path: String, staged: Descriptor, on disk: Disk, isDurable: Bool
    ) {
        self.disk = disk
        self.path = path
        self.staged = staged
        self.purpose = purpose
        self.isDurable = isDurable
        levels = [Level(name: ".", folder: root)]
    }

    /// Goes to the folder with these names below the root. `nil`, when removing, where there is no such folder.
    mutating func move(to names: some Collection<String>) throws(PublishingError) -> Descriptor? {
        // By bytes, as in `OutputPath`.
        let shared = zip(levels.dropFirst(), names).prefix { $0.name.utf8.elementsEqual($1.utf8) }.count
        while levels.count > shared + 1 { try leave() }
        for name in names.dropFirst(shared) {
            guard let folder = try enter(name) else { return nil }
            levels.append(Level(name: name, folder: folder))
        }
        return levels.last?.folder
    }

    private mutating func enter(_ name: String) throws(PublishingError) -> Descriptor? {
        let parent = levels[levels.count - 1].folder
        do throws(SystemFault) {
            return try disk.openFolder(name, in: parent)
        } catch {
            switch purpose {
            case .removing where [ENOENT, ENOTDIR, ELOOP].contains(error.code):
                return nil  // somebody put something else there: theirs, not ours
            case .placing where error.code == ENOENT:
                touch()
                return try naming(place(name)) { () throws(SystemFault) in
                    // Elsewhere first: a kill between making the folder and setting its mode would leave it closed to
                    // the web server where the umask is 077, and no later build would know.
                    try disk.makeFolder(StateFolder.newFolderName, in: staged)
                    try disk.rename(StateFolder.newFolderName, in: staged, to: name, in: parent)
                    return try disk.openFolder(name, in: parent)
                }
            default:
                throw PublishingError(error, place(name))
            }
        }
    }

    private func place(_ name: String) -> String {
        ([path] + levels.dropFirst().map(\.name) + [name]).joined(separator: "/")
    }

    /// Notes that a name in the folder where the cursor stands came, changed or went.
    mutating func touch() {
        levels[levels.count - 1].isTouched = true
    }

    private mutating func leave() throws(PublishingError) {
        let names = levels.dropFirst().map(\.name)
        let level = levels.removeLast()
        if purpose == .removing {
            let parent = levels[levels.count - 1].folder
            let isRemoved = try naming(place(level.name)) { () throws(SystemFault) in
                try disk.removeFolderIfEmpty(level.name, in: parent)
            }
            if isRemoved {
                touch()
                return
            }
        }
        if level.isTouched { touched.append(names) }
    }

    /// Leaves all folders. The walk is complete, and on the disk where it has to be durable, only after this.
    mutating func end() throws(PublishingError) {
        while levels.count > 1 { try leave() }
        guard isDurable else { return }
        if levels[0].isTouched { touched.append([]) }
        disk.hurry(before: touched.count)
        for names in touched {
            try naming(([path] + names).joined(separator: "/")) { () throws(SystemFault) in
                var folder = levels[0].folder
                for name in names { folder = try disk.openFolder(name, in: folder) }
                try disk.sync(folder, names.last ?? ".")
            }
        }
    }
}
