internal import Moderation

/// Adds lines up, within bounds: a log from outside may name any number of types.
struct TotalsCounter {
  /// Beyond this many different names, further ones are counted together as `(other)`.
  static let mostNames = 100

  private(set) var totals = ReportTotals()

  mutating func add(_ line: LogLine) {
    totals.totalEvents += 1
    Self.count(line.eventType, in: &totals.byType)
    Self.count(line.action, in: &totals.byAction)
    totals.first = totals.first.map { min($0, line.timestamp) } ?? line.timestamp
    totals.last = totals.last.map { max($0, line.timestamp) } ?? line.timestamp
  }

  private static func count(_ name: String, in counts: inout [String: Int]) {
    let isKnown = counts[name] != nil || counts.count < mostNames
    counts[isKnown ? name : "(other)", default: 0] += 1
  }
}
