import Dispatch
import Foundation

/// What Ctrl-C (and a polite `kill`, and a terminal that is closed) does during long work: the first asks the work to stop, the
/// second ends the program at once.
final class Interruption {
    private static let signals = [SIGINT, SIGTERM, SIGHUP]
    private let heard: [Int32]
    private let sources: [any DispatchSourceSignal]

    init(_ stop: @escaping @Sendable () -> Void) {
        // What `nohup` had ignored stays so.
        heard = Self.signals.filter { !Self.isIgnored($0) }
        sources = heard.map { number in
            // The source hears of the signal only where nothing else is done with it.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
            source.setEventHandler {
                signal(number, SIG_DFL)
                stop()
            }
            source.resume()
            return source
        }
    }

    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { return false }
        #if canImport(Darwin)
            let handler = action.__sigaction_u.__sa_handler
        #else
            let handler = action.__sigaction_handler.sa_handler
        #endif
        return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    /// From here on both end the program, as always.
    func end() {
        for source in sources { source.cancel() }
        for number in heard { signal(number, SIG_DFL) }
    }
}
