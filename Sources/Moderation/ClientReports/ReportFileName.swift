/// What files about a period are called.
public enum ReportFileName {
  /// Only letters, digits and hyphens of ASCII, so that every system takes it. The days are those of the calendar, both
  /// of the period.
  public static func make(_ name: String, _ period: TimeRange, in calendar: LocalCalendar) -> String {
    let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
    let start = words.isEmpty ? "report" : String(words.prefix(60))
    let days = [period.start, period.end.map { $0 - .milliseconds(1) }].compactMap {
      $0.map { "\(calendar.date(at: $0))" }
    }
    return ([start] + [days.joined(separator: "-to-")].filter { !$0.isEmpty }).joined(separator: "-")
  }
}
