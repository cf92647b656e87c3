/// A report that is sent by itself.
struct ReportScheduleRecord: NamedRecord {
  var id: String
  var name: String
  var every: String
  var weekday: String?
  var day: Int?
  var hour: Int
  var timeZone: String
  var recipients: [String]
  var channelId: String?
  var formats: [String]
  var accountId: String?
  var disabled: Bool
  var nextAt: String?
  var createdAt: String
  var updatedAt: String

  static let columns = ["id", "when", "to", "next", "name"]
  var row: [Cell] { [Cell(id), Cell(when), Cell(destination), next, Cell(name)] }

  var fields: [(name: String, value: Cell)] {
    [
      ("id", Cell(id)), ("name", Cell(name)), ("when", Cell("\(when) \(timeZone)")), ("to", Cell(destination)),
      ("formats", Cell(formats.joined(separator: " "))), ("account", Cell(accountId ?? "all")), ("next", next),
      ("disabled", .yes(disabled)), ("created", Cell(createdAt)), ("updated", Cell(updatedAt)),
    ]
  }

  /// `every week, mon 8:00`
  private var when: String {
    let on = weekday ?? day.map { "day \($0)" } ?? ""
    return "every \(every), \(on) \(hour):00"
  }

  private var destination: String { channelId ?? recipients.joined(separator: " ") }
  private var next: Cell { Cell(nextAt) }
}
