import CCmarkGFM
import CMarkdownArena

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// cmark-gfm, made safe to call from many threads.
enum CommonMark {
    /// Lines are counted inside paragraphs too. Raw HTML stays off: nothing here ever passes `CMARK_OPT_UNSAFE`.
    static let options = CMARK_OPT_SOURCEPOS

    /// A parsed text. Owned by the thread that parsed it, which has one at a time: its nodes lie in the thread's arena.
    struct Tree: ~Copyable {
        let root: OpaquePointer

        deinit { markdown_arena_reset() }
    }

    /// The extensions, and the node types they were given when they were registered, which is done once.
    struct Extensions: @unchecked Sendable {  // The pointers are to objects that nobody changes after registration.
        /// Those that only touch their own parser.
        let local: [OpaquePointer]
        /// Those that change process-wide tables of special characters during `cmark_parser_finish`.
        let processWide: [OpaquePointer]

        fileprivate(set) var table = CMARK_NODE_NONE
        fileprivate(set) var tableRow = CMARK_NODE_NONE
        fileprivate(set) var tableCell = CMARK_NODE_NONE
        fileprivate(set) var strikethrough = CMARK_NODE_NONE

        fileprivate init() {
            func find(_ name: String) -> OpaquePointer? { cmark_find_syntax_extension(name) }
            cmark_gfm_core_extensions_ensure_registered()
            local = ["table", "tasklist", "tagfilter"].compactMap(find)
            processWide = ["strikethrough", "autolink"].compactMap(find)
        }
    }

    static let extensions: Extensions = {
        var extensions = Extensions()
        // The node types of extensions are run-time values without a public name: they are read off a sample.
        let text = Array("|a|\n|-|\n|~~b~~|".utf8)
        guard let sample = text.withUnsafeBufferPointer({ parse($0, isValidUTF8: true, with: extensions, processWide: true) }) else {
            return extensions
        }
        defer { markdown_arena_reset() }
        var next: OpaquePointer? = cmark_node_first_child(sample)
        while let node = next {
            let type = cmark_node_get_type(node)
            switch cmark_node_get_type_string(node).map({ String(cString: $0) }) {
            case "table": extensions.table = type
            case "table_header", "table_row": extensions.tableRow = type
            case "table_cell": extensions.tableCell = type
            case "strikethrough": extensions.strikethrough = type
            default: break
            }
            next = cmark_node_last_child(node)
        }
        return extensions
    }()

    /// The tree of `source`, which has been checked against ``MarkdownBounds``; nil only where the parser gives none.
    ///
    /// Attaching strikethrough or autolink makes `cmark_parser_finish` write tables of the whole process and clear them
    /// afterwards (github/cmark-gfm pull request 176), so such a text is finished alone. Others only read the tables and
    /// run side by side; they must not run while one of the former does.
    static func parse(_ source: UnsafeBufferPointer<UInt8>, isValidUTF8: Bool, needs: MarkdownBounds.Needs) -> Tree? {
        parse(source, isValidUTF8: isValidUTF8, with: extensions, processWide: needs.processWideTables).map { Tree(root: $0) }
    }

    /// The root of the tree, which lies in the thread's arena.
    private static func parse(
        _ source: UnsafeBufferPointer<UInt8>, isValidUTF8: Bool, with extensions: Extensions, processWide: Bool
    ) -> OpaquePointer? {
        // Where nobody has looked yet, bytes that are not UTF-8 become U+FFFD.
        let options = isValidUTF8 ? options : options | CMARK_OPT_VALIDATE_UTF8
        // The parser lies in the arena, too, and goes with the tree.
        guard let parser = cmark_parser_new_with_mem(options, markdown_arena()) else { return nil }
        for one in extensions.local { cmark_parser_attach_syntax_extension(parser, one) }
        if processWide {
            for one in extensions.processWide { cmark_parser_attach_syntax_extension(parser, one) }
        }
        // Blocks are found without the tables, so outside the lock.
        if let start = source.baseAddress {
            start.withMemoryRebound(to: CChar.self, capacity: source.count) { cmark_parser_feed(parser, $0, source.count) }
        }
        return processWide ? tables.write { cmark_parser_finish(parser) } : tables.read { cmark_parser_finish(parser) }
    }

    private static let tables = ReadersWriterLock()
}

/// Many readers or one writer.
private final class ReadersWriterLock: @unchecked Sendable {  // The lock never moves and is only touched through pthread.
    private let lock: UnsafeMutablePointer<pthread_rwlock_t>

    init() {
        lock = .allocate(capacity: 1)
        lock.initialize(to: pthread_rwlock_t())
        pthread_rwlock_init(lock, nil)
    }

    deinit {
        pthread_rwlock_destroy(lock)
        lock.deallocate()
    }

    func read<Value>(_ body: () -> Value) -> Value {
        pthread_rwlock_rdlock(lock)
        defer { pthread_rwlock_unlock(lock) }
        return body()
    }

    func write<Value>(_ body: () -> Value) -> Value {
        pthread_rwlock_wrlock(lock)
        defer { pthread_rwlock_unlock(lock) }
        return body()
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The bytes of a C string, without the NUL at its end. O(n).
    init(cString: UnsafePointer<CChar>) {
        let length = strlen(cString)
        self.init(start: UnsafeRawPointer(cString).assumingMemoryBound(to: UInt8.self), count: length)
    }
}
