internal import UnixSignals

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// For commands that have something for a while which must not be left behind.
enum Interruption {
  /// The value of `body`. Where a signal ends the process meanwhile, `clearAway` goes first, and the exit status is what
  /// a shell says of one that was killed: 128 and the signal's number.
  static func clearing<Value>(_ clearAway: @escaping @Sendable () -> Void, during body: () async throws -> Value)
    async rethrows -> Value
  {
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup)
    let watch = Task {
      for await signal in signals {
        clearAway()
        _exit(128 + signal.rawValue)
      }
    }
    defer { watch.cancel() }
    return try await body()
  }
}
