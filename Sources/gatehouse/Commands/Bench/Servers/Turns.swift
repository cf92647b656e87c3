internal import Bench

/// The turns of one server.
struct Turns {
  /// What the turns of one server came to.
  struct Side {
    /// Median over the turns.
    var rate: Double
    var p50: Double
    var p99: Double
    var p999: Double
    /// Over all turns.
    var errors = 0
    var answers = 0
    /// Microseconds of the server's processor time for each request, over all turns.
    var processorTime: Double
  }

  let server: ChildServer
  private(set) var results: [LoadResult] = []
  private var processorTime = 0.0

  init(server: ChildServer) { self.server = server }

  mutating func add(_ turn: () throws -> LoadResult) throws {
    let before = server.processorTime
    results.append(try turn())
    processorTime += server.processorTime - before
  }

  var side: Side {
    let answers = results.reduce(0) { $0 + $1.answers }
    return Side(
      rate: Self.median(results.map(\.rate)), p50: Self.median(results.map(\.p50)),
      p99: Self.median(results.map(\.p99)), p999: Self.median(results.map(\.p999)),
      errors: results.reduce(0) { $0 + $1.errors }, answers: answers,
      processorTime: processorTime / Double(max(1, answers)))
  }

  /// Median of the ratios of these turns to those of another server in the same order.
  func ratio(to other: Turns) -> Double {
    Self.median(zip(results, other.results).map { $0.rate / $1.rate })
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
