internal import FoundationEssentials
// The offsets of named zones come with it, so that a machine without tzdata knows them too.
internal import FoundationInternationalization
import Synchronization

/// How far one time zone's clocks are from UTC at any moment.
///
/// Asking Foundation takes up to a microsecond, so the changes of several decades are looked up once for each zone and
/// kept for the life of the process: some 40 numbers for each of a few hundred zones at most.
final class ZoneClock: Sendable {
  private let zone: TimeZone
  /// The seconds of Unix time from which an offset holds, ascending; the first is the beginning of the table.
  private let changes: [(from: Int64, offset: Int64)]

  /// 2000-01-01 to 2045-01-01, in days of Unix time.
  private static let tableDays: Range<Int64> = 10_957..<27_394
  private static let tableSeconds = tableDays.lowerBound * 86_400..<tableDays.upperBound * 86_400

  private static let known = Mutex<[String: ZoneClock]>([:])

  /// The clock of the zone with this name in the IANA time zone database; nil for unknown names.
  static func named(_ name: String) -> ZoneClock? {
    if let clock = known.withLock({ $0[name] }) { return clock }
    // Offsets such as GMT+3, which Foundation would take, are no names of places whose clocks change.
    let isName = name == "UTC" || name == "GMT" || name.utf8.contains(UInt8(ascii: "/"))
    guard isName, name.utf8.count <= 64, let zone = TimeZone(identifier: name) else { return nil }
    let clock = ZoneClock(zone)
    known.withLock { $0[name] = clock }
    return clock
  }

  private init(_ zone: TimeZone) {
    self.zone = zone
    let start = Self.tableSeconds.lowerBound
    var changes = [(from: start, offset: Self.offset(of: zone, at: start))]
    for day in Self.tableDays.dropFirst() {
      let last = changes[changes.count - 1].offset
      guard Self.offset(of: zone, at: day * 86_400) != last else { continue }
      // Clocks change at most once a day. The second at which they did lies in the day before.
      var (low, high) = ((day - 1) * 86_400, day * 86_400)
      while high - low > 1 {
        let middle = (low + high) / 2
        if Self.offset(of: zone, at: middle) == last { low = middle } else { high = middle }
      }
      changes.append((from: high, offset: Self.offset(of: zone, at: high)))
    }
    self.changes = changes
  }

  /// Seconds that the zone's clocks are ahead of UTC at `seconds` of Unix time.
  func offset(at seconds: Int64) -> Int64 {
    guard Self.tableSeconds.contains(seconds) else { return Self.offset(of: zone, at: seconds) }
    var (low, high) = (0, changes.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if changes[middle].from <= seconds { low = middle } else { high = middle }
    }
    return changes[low].offset
  }

  private static func offset(of zone: TimeZone, at seconds: Int64) -> Int64 {
    Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
  }
}
