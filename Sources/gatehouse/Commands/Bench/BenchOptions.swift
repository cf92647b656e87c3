internal import FoundationEssentials

/// How the sections of the benchmark are run.
struct BenchOptions {
  let connections: Int
  /// Of each turn.
  let seconds: Double
  /// Turns of each server.
  let rounds: Int
  /// Event loops of each server; nil for one a core.
  let loops: Int?
  /// That the large section stores.
  let events: Int
  let progress: Progress

  /// More than are sent in a second by the fastest server, a bare echo aside: each delivery is another comment.
  static let requestsPerSecond = 60_000

  /// Requests for one turn.
  var requestsPerTurn: Int { Int(seconds * Double(Self.requestsPerSecond)) }

  var echoLoops: Int { loops ?? ProcessInfo.processInfo.activeProcessorCount }
}
