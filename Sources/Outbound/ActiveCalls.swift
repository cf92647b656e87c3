/// The calls libcurl is working on, with their deadlines.
///
/// libcurl's own time limit is not used: a call that waits for one of the connections to its host is not looked at, so
/// libcurl 7.88 lets it wait past the limit.
struct ActiveCalls {
  typealias Entry = (transfer: CurlTransfer, completion: CurlDriver.Completion)

  private var entries: [UnsafeMutableRawPointer: Entry] = [:]
  /// No deadline is earlier; it may be that of a call that has ended since.
  private var earliest: ContinuousClock.Instant?

  mutating func insert(_ transfer: CurlTransfer, _ completion: @escaping CurlDriver.Completion) {
    entries[transfer.handle] = (transfer, completion)
    earliest = min(earliest ?? transfer.deadline, transfer.deadline)
  }

  mutating func remove(_ handle: UnsafeMutableRawPointer) -> Entry? { entries.removeValue(forKey: handle) }

  mutating func removeAll() -> [Entry] {
    defer { entries.removeAll() }
    return Array(entries.values)
  }

  /// Looks through all calls only when one may be overdue.
  mutating func removeOverdue(at now: ContinuousClock.Instant) -> [Entry] {
    guard let first = earliest, first <= now else { return [] }
    let overdue = entries.values.filter { $0.transfer.deadline <= now }
    for entry in overdue { entries[entry.transfer.handle] = nil }
    earliest = entries.values.map(\.transfer.deadline).min()
    return overdue
  }

  /// Until the next deadline, rounded up, and a minute at most.
  func millisecondsToWait(from now: ContinuousClock.Instant) -> Int32 {
    guard let earliest else { return 60_000 }
    return Int32(min(max(((earliest - now) / .milliseconds(1)).rounded(.up), 0), 60_000))
  }
}
