/// A day of the Gregorian calendar, of no time zone in particular.
public struct LocalDate: Hashable, Comparable, Sendable {
  /// Since 1970-01-01.
  public let days: Int64

  public init(days: Int64) { self.days = days }

  /// Monday is 0. 1970-01-01 was a Thursday.
  public var daysSinceMonday: Int64 { ((days + 3) % 7 + 7) % 7 }
  public var firstOfMonth: LocalDate { adding(days: 1 - dayOfMonth) }

  public var year: Int64 { Timestamp.civil(fromDays: days).year }
  public var month: Int64 { Timestamp.civil(fromDays: days).month }
  public var dayOfMonth: Int64 { Timestamp.civil(fromDays: days).day }

  public func adding(days count: Int64) -> LocalDate { LocalDate(days: days + count) }

  public static func < (left: Self, right: Self) -> Bool { left.days < right.days }
}

extension LocalDate: CustomStringConvertible {
  /// `2026-11-24`
  public var description: String { Timestamp(seconds: days * 86_400).dayText }
}
