/// A moment, in whole milliseconds since 1970-01-01T00:00:00Z: the resolution TikTok's events have.
public struct Timestamp: Hashable, Comparable, Sendable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }
  public init(seconds: Int64) { milliseconds = seconds * 1000 }

  /// Whole seconds, rounded down.
  public var seconds: Int64 { milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000 }

  /// The start of the minute that holds this moment.
  public var startOfMinute: Timestamp { self.rounded(downTo: 60_000) }

  /// The start of the UTC hour that holds this moment.
  public var startOfHour: Timestamp { self.rounded(downTo: 3_600_000) }

  /// The start of the UTC day that holds this moment.
  public var startOfDay: Timestamp { self.rounded(downTo: 86_400_000) }

  /// That day, as `2026-11-24`.
  public var dayText: String { String(description.prefix(10)) }

  private func rounded(downTo unit: Int64) -> Timestamp {
    Timestamp(milliseconds: milliseconds - (milliseconds % unit + unit) % unit)
  }

  public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

  public static func + (left: Self, right: Duration) -> Timestamp {
    Timestamp(milliseconds: left.milliseconds + right.milliseconds)
  }

  public static func - (left: Self, right: Duration) -> Timestamp {
    Timestamp(milliseconds: left.milliseconds - right.milliseconds)
  }

  public static func - (left: Self, right: Self) -> Duration {
    .milliseconds(left.milliseconds - right.milliseconds)
  }
}

extension Duration {
  /// Whole milliseconds, rounded towards zero.
  public var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}
