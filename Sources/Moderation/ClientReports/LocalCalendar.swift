/// Days and hours by the clocks of one time zone.
public struct LocalCalendar: Sendable {
  public static let utc = LocalCalendar("UTC", ZoneClock.named("UTC")!)

  /// In the IANA time zone database, such as `Europe/Berlin`.
  public let zone: String
  private let clock: ZoneClock

  /// Nil for a name that is not in the database.
  public init?(zone: String) {
    guard let clock = ZoneClock.named(zone) else { return nil }
    self.init(zone, clock)
  }

  private init(_ zone: String, _ clock: ZoneClock) {
    self.zone = zone
    self.clock = clock
  }

  public func date(at moment: Timestamp) -> LocalDate { LocalDate(days: Self.split(local(moment)).days) }

  /// 0 to 23.
  public func hour(at moment: Timestamp) -> Int { Int(Self.split(local(moment)).rest / 3600) }

  /// `2026-11-24 09:30`
  public func text(_ moment: Timestamp) -> String {
    let text = Timestamp(seconds: local(moment)).description
    return text.prefix(10) + " " + text.dropFirst(11).prefix(5)
  }

  /// The first moment of a day. Where clocks skip midnight, that at which they go on.
  public func start(of date: LocalDate) -> Timestamp {
    let midnight = date.days * 86_400
    // The offset is that of shortly before or of shortly after: the earlier moment that is of the day is its first.
    let candidates = [midnight - 86_400, midnight + 86_400].map { midnight - clock.offset(at: $0) }.sorted()
    let first = candidates.first { self.date(at: Timestamp(seconds: $0)) >= date }
    return Timestamp(seconds: first ?? candidates[1])
  }

  /// When clocks show the full `hour` of a day, 0...23: the first time where they do so twice. Where they skip it, as long
  /// after the change as the hour would have been.
  public func moment(of date: LocalDate, hour: Int) -> Timestamp {
    let local = date.days * 86_400 + Int64(hour) * 3600
    // A day away on either side, no change near it is in force any more, or yet.
    let (before, after) = (clock.offset(at: local - 86_400), clock.offset(at: local + 86_400))
    let matching = [before, after].map { local - $0 }.filter { $0 + clock.offset(at: $0) == local }
    return Timestamp(seconds: matching.min() ?? local - before)
  }

  private func local(_ moment: Timestamp) -> Int64 { moment.seconds + clock.offset(at: moment.seconds) }

  private static func split(_ seconds: Int64) -> (days: Int64, rest: Int64) {
    let rest = (seconds % 86_400 + 86_400) % 86_400
    return ((seconds - rest) / 86_400, rest)
  }
}
