/// A part of the week on the clocks of one time zone, such as Monday to Friday from 22:00 to 06:00 in Berlin.
///
/// A window whose end is not after its beginning crosses midnight; the day that counts is the one on which it begins.
/// On days when clocks change, the hour that is skipped holds nothing and the hour that is repeated counts twice.
public struct TimeWindow: Equatable, Sendable {
  /// In the order of the week, each once; never empty.
  public let days: [Weekday]
  /// Minutes from midnight at which the window begins, 0...1439.
  public let from: Int
  /// Minutes from midnight at which the window has ended, 1...1440; at or below `from` for the next day.
  public let to: Int
  /// The zone's name in the IANA time zone database, such as `Europe/Berlin`.
  public let zone: String

  private let clock: ZoneClock
  /// Bit n stands for the day n days after Monday.
  private let dayBits: UInt8

  /// Reads the parts as they stand in a rule document: `days` as `mon` to `sun`, nil for all; `from` and `to` as
  /// `HH:MM`, nil for midnight, `to` up to `24:00`. Throws all that is wrong.
  public init(
    days: [String]? = nil, from: String? = nil, to: String? = nil, zone: String
  ) throws(TimeWindowFaults) {
    var faults: [TimeWindowFault] = []
    var known: Set<Weekday> = []
    for (index, name) in (days ?? Weekday.allCases.map(\.rawValue)).enumerated() {
      guard let day = Weekday(rawValue: name) else {
        faults.append(
          TimeWindowFault(
            member: .days, index: index,
            message: "must be one of " + Weekday.allCases.map(\.rawValue).joined(separator: ", ")))
        continue
      }
      if !known.insert(day).inserted {
        faults.append(TimeWindowFault(member: .days, index: index, message: "is given twice"))
      }
    }
    if days?.isEmpty == true {
      faults.append(TimeWindowFault(member: .days, message: "must name a day; for every day, leave it out"))
    }
    let start = from.map(Self.minutes) ?? 0
    let end = to.map(Self.minutes) ?? 1440
    if start == nil || start == 1440 {
      faults.append(TimeWindowFault(member: .from, message: "must be a time from 00:00 to 23:59, such as 22:00"))
    }
    if end == nil {
      faults.append(TimeWindowFault(member: .to, message: "must be a time from 00:00 to 24:00, such as 06:00"))
    }
    if from != nil, start == end, start != nil {
      faults.append(TimeWindowFault(member: .to, message: "is the same as from; for the whole day, leave both out"))
    }
    let clock = ZoneClock.named(zone)
    if clock == nil {
      faults.append(
        TimeWindowFault(
          member: .zone, message: "must be UTC or a name of the IANA time zone database, such as Europe/Berlin"))
    }
    guard faults.isEmpty, let start, let end, let clock else { throw TimeWindowFaults(faults) }
    self.days = Weekday.allCases.filter(known.contains)
    self.from = start
    self.to = end == 0 ? 1440 : end
    self.zone = zone
    self.clock = clock
    dayBits = Weekday.allCases.enumerated().reduce(0) { known.contains($1.element) ? $0 | 1 << $1.offset : $0 }
  }

  public static func == (left: Self, right: Self) -> Bool {
    (left.dayBits, left.from, left.to, left.zone) == (right.dayBits, right.from, right.to, right.zone)
  }

  /// Whether the window holds `moment`.
  public func contains(_ moment: Timestamp) -> Bool {
    let local = moment.seconds + clock.offset(at: moment.seconds)
    let secondOfDay = (local % 86_400 + 86_400) % 86_400
    let minute = Int(secondOfDay / 60)
    // 1970-01-01 was a Thursday.
    let weekday = Int((((local - secondOfDay) / 86_400 + 3) % 7 + 7) % 7)
    if from < to { return minute >= from && minute < to && holds(weekday) }
    return minute >= from && holds(weekday) || minute < to && holds((weekday + 6) % 7)
  }

  /// The first whole minute after `moment` that the window does not hold; nil where it holds every minute of a week.
  public func end(after moment: Timestamp) -> Timestamp? {
    let start = moment.seconds - (moment.seconds % 60 + 60) % 60
    return (1...7 * 1440).lazy.map { Timestamp(seconds: start + Int64($0) * 60) }.first { !contains($0) }
  }

  private func holds(_ weekday: Int) -> Bool { dayBits >> weekday & 1 == 1 }

  /// Minutes from midnight of `HH:MM`.
  private static func minutes(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":") else { return nil }
    let digits = [bytes[0], bytes[1], bytes[3], bytes[4]].map { Int($0) - 48 }
    guard digits.allSatisfy((0...9).contains) else { return nil }
    let (hour, minute) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
    return hour < 24 && minute < 60 || (hour == 24 && minute == 0) ? hour * 60 + minute : nil
  }
}
