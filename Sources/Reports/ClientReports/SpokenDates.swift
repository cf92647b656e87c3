internal import Moderation

/// Days for reading: `1 to 31 October 2026`.
enum SpokenDates {
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  static func words(_ date: LocalDate) -> String { "\(date.dayOfMonth) \(month(date)) \(date.year)" }

  /// `1 Oct`
  static func short(_ date: LocalDate) -> String { "\(date.dayOfMonth) \(month(date).prefix(3))" }

  static func words(from first: LocalDate, through last: LocalDate) -> String {
    if first == last { return words(first) }
    if first.year != last.year { return "\(words(first)) to \(words(last))" }
    if first.month != last.month { return "\(first.dayOfMonth) \(month(first)) to \(words(last))" }
    return "\(first.dayOfMonth) to \(words(last))"
  }

  private static func month(_ date: LocalDate) -> String { months[Int(date.month) - 1] }
}
