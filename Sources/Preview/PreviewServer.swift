import Content
import FlyingFox
import FlyingSocks
import Foundation
import Pipeline
import Synchronization
import VietnameseText

/// Serves a site that is being edited, on this machine.
public final class PreviewServer: Sendable {
    public struct Options: Sendable {
        /// Where to listen: this machine only, unless somebody asks for more.
        public var host = "127.0.0.1"
        /// The port, or the first to try.
        public var port: UInt16 = 8000
        /// How many ports to try, one after the other.
        public var attempts = 50
        public var language = Language.vietnamese
        /// Whether folders are searched for changes although the system could tell of them.
        public var polls = false

        public init() {}
    }

    public enum Failure: Error, Sendable {
        case badHost(String)
        case noPort(from: UInt16, to: UInt16)
        /// The system keeps this port for its own.
        case forbiddenPort(UInt16)
        case system(String)

        public var message: Phrase {
            switch self {
            case .badHost(let host): Phrase("không nghe được ở địa chỉ \"\(host)\"", "cannot listen on \"\(host)\"")
            case .noPort(let first, let last):
                Phrase("các cổng từ \(first) đến \(last) đều đang bận", "the ports from \(first) to \(last) are all taken")
            case .forbiddenPort(let port): Phrase("không được dùng cổng \(port)", "port \(port) may not be used")
            case .system(let reason): Phrase("máy chủ xem thử dừng: \(reason)", "the preview has stopped: \(reason)")
            }
        }

        public var advice: Phrase {
            switch self {
            case .badHost:
                Phrase("ghi địa chỉ của máy này, ví dụ --host 127.0.0.1", "give an address of this machine, such as --host 127.0.0.1")
            case .noPort: Phrase("chọn cổng khác, ví dụ --port 9000", "choose another port, such as --port 9000")
            case .forbiddenPort:
                Phrase("cổng dưới 1024 cần quyền quản trị; chọn --port 8000", "ports below 1024 need an administrator; choose --port 8000")
            case .system: Phrase("chạy lại", "run it again")
            }
        }
    }

    public let site: PreviewSite
    private let options: Options
    private let answers: PreviewAnswers
    private let watch = Mutex<(any FolderWatch)?>(nil)
    private let server = Mutex<HTTPServer?>(nil)
    private let isStopped = Mutex(false)

    public init(_ site: PreviewSite, options: Options = Options()) {
        self.site = site
        self.options = options
        answers = PreviewAnswers(site: site, hosts: HostCheck(listeningOn: options.host), language: options.language)
    }
}

extension PreviewServer {
    /// Where the preview can be looked at.
    public struct Address: Sendable {
        public let url: String
        public let port: UInt16
        /// Whether it is another port than the one asked for, which was taken.
        public let isOther: Bool
    }

    /// Reads the site and serves it until `stop` is called.
    /// - Parameters:
    ///   - onReady: called once, when pages can be asked for.
    ///   - onUpdate: called after the first reading, and then after each change on the thread that watches.
    public func run(onReady: @escaping @Sendable (Address) -> Void, onUpdate: @escaping @Sendable (PreviewSite.Update) -> Void = { _ in })
        async throws(Failure)
    {
        raiseFileLimit()
        let beats = Task {
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(15))
                site.events.publish(.beat)
                noticeMidnight()
            }
        }
        defer {
            beats.cancel()
            site.events.finish()
        }
        startWatching(onUpdate)

        var port = options.port
        var isReady = false
        while !isStopped.withLock({ $0 }) {
            switch await serve(
                port,
                { port in
                    guard !isReady else { return }
                    isReady = true
                    onReady(Address(url: Self.url(options.host, port), port: port, isOther: options.port != 0 && port != options.port))
                })
            {
            case .stopped: return
            case .portTaken:
                guard !isReady else {
                    // The port was ours: connections that are closing may hold it for a moment.
                    try? await Task.sleep(for: .milliseconds(200))
                    continue
                }
                guard port < UInt16.max, port - options.port < UInt16(clamping: options.attempts - 1) else {
                    throw .noPort(from: options.port, to: port)
                }
                port += 1
            case .badHost: throw .badHost(options.host)
            case .portForbidden: throw .forbiddenPort(port)
            case .broken(let reason):
                // Too many open files, most likely. The next connection may succeed; the preview must not end.
                guard isReady else { throw .system(reason) }
                try? await Task.sleep(for: .milliseconds(200))
            }
        }
    }

    /// Ends `run`.
    public func stop() async {
        isStopped.withLock { $0 = true }
        watch.withLock { $0 }?.stop()
        site.events.finish()
        await server.withLock { $0 }?.stop()
    }

    // MARK: Watching

    /// Has the site read again where another day has begun.
    func noticeMidnight() {
        if site.isOfAnotherDay { watch.withLock { $0 }?.wake() }
    }

    private func startWatching(_ onUpdate: @escaping @Sendable (PreviewSite.Update) -> Void) {
        let watch = makeFolderWatch(polling: options.polls)
        // Watched first, then read: what changes in between is read again.
        watch.watch(watchedFolders)
        onUpdate(site.update(content: .anything))
        watch.watch(watchedFolders)
        self.watch.withLock { $0 = watch }
        // Who stopped it meanwhile found nothing to stop.
        if isStopped.withLock({ $0 }) { return watch.stop() }
        let thread = Thread { [self] in
            guard let watch = self.watch.withLock({ $0 }) else { return }
            while let changes = watch.wait() {
                onUpdate(site.update(content: changes[0], theme: changes[1] != nil))
                // Another theme may have been chosen.
                watch.watch(watchedFolders)
            }
        }
        thread.name = "gianhang-watch"
        thread.stackSize = 8 * 1024 * 1024
        thread.start()
    }

    private var watchedFolders: [WatchedFolder] {
        let theme = site.themePath.map { path in
            WatchedFolder(path: path) { ThemeFolder.ignores($0) }
        }
        return [WatchedFolder(path: site.content.path) { ContentFolder.ignores($0) }] + [theme].compactMap { $0 }
    }

    // MARK: Listening

    private enum Outcome: Sendable {
        case stopped, portTaken, portForbidden, badHost
        case broken(String)
    }

    private enum Step: Sendable {
        case listening
        case ended(Outcome)
    }

    /// Listens on `port` until that ends, for whatever reason.
    private func serve(_ port: UInt16, _ onListening: (UInt16) -> Void) async -> Outcome {
        let connections = ConnectionGuard()
        let pool = EagerPool(HTTPServer.defaultPool(), guardedBy: connections)
        var configuration: HTTPServer.Configuration
        let host = options.host == "localhost" ? "127.0.0.1" : options.host
        if host.contains(":"), let address = try? sockaddr_in6.inet6(ip6: host, port: port) {
            configuration = HTTPServer.Configuration(address: address, timeout: 60, pool: pool, logger: .disabled)
        } else if let address = try? sockaddr_in.inet(ip4: host, port: port) {
            configuration = HTTPServer.Configuration(address: address, timeout: 60, pool: pool, logger: .disabled)
        } else {
            return .badHost
        }
        let server = HTTPServer(config: configuration, handler: ServerBridge(answers: answers, connections: connections))
        self.server.withLock { $0 = server }
        if isStopped.withLock({ $0 }) { return .stopped }
        let (steps, continuation) = AsyncStream.makeStream(of: Step.self)
        let running = Task {
            do {
                try await server.run()
                continuation.yield(.ended(.stopped))
            } catch SocketError.failed(_, let code, _) where code == EADDRINUSE {
                continuation.yield(.ended(.portTaken))
            } catch SocketError.failed(_, let code, _) where code == EACCES {
                continuation.yield(.ended(.portForbidden))
            } catch SocketError.failed(_, let code, _) where code == EADDRNOTAVAIL {
                continuation.yield(.ended(.badHost))
            } catch {
                continuation.yield(.ended(.broken(error.localizedDescription)))
            }
        }
        let listening = Task {
            if (try? await server.waitUntilListening(timeout: 10)) != nil { continuation.yield(.listening) }
        }
        defer {
            running.cancel()
            listening.cancel()
        }
        for await step in steps {
            switch step {
            case .listening:
                let port = await server.port ?? port
                connections.guards(port: port)
                onListening(port)
            case .ended(let outcome): return isStopped.withLock { $0 } ? .stopped : outcome
            }
        }
        return .stopped
    }

    private static func url(_ host: String, _ port: UInt16) -> String {
        let shown =
            switch host {
            // Everywhere: here it is found at this address.
            case "0.0.0.0", "::": "127.0.0.1"
            default: host.contains(":") ? "[\(host)]" : host
            }
        return "http://\(shown):\(port)/"
    }
}

/// Many open pages hold many connections.
private func raiseFileLimit() {
    var limit = rlimit()
    #if os(Linux)
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
        let resource = RLIMIT_NOFILE
    #endif
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur < limit.rlim_max else { return }
    limit.rlim_cur = min(limit.rlim_max, 65_536)
    _ = setrlimit(resource, &limit)
}

extension HTTPServer {
    fileprivate var port: UInt16? {
        switch listeningAddress {
        case .ip4(_, let port)?, .ip6(_, let port)?: port
        default: nil
        }
    }
}
