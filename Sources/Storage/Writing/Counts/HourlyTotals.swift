internal import Moderation

/// Counters gathered over one batch, so that a batch of a thousand events of one tenant costs one update.
struct HourlyTotals {
  struct Key: Hashable {
    var tenantID: Int64
    var accountID: Int64
    var hour: Int64
    var kind: Int64
    /// -1 for events that are not moderated.
    var verdict: Int64
  }

  struct Count {
    var events: Int64 = 0
    var first: Int64
    var last: Int64
  }

  private(set) var counts: [Key: Count] = [:]

  mutating func add(_ key: Key, occurredAt moment: Int64) {
    var count = counts[key] ?? Count(first: moment, last: moment)
    count.events += 1
    count.first = min(count.first, moment)
    count.last = max(count.last, moment)
    counts[key] = count
  }

  mutating func removeAll() { counts.removeAll(keepingCapacity: true) }
}
