/// A report that was sent, or is to be.
struct ReportDeliveryRecord: Record {
  struct Log: Decodable, Sendable {
    var head: String
    var count: Int
  }

  var id: String
  var scheduleId: String?
  var schedule: String
  var firstDay: String
  var lastDay: String
  var onSchedule: Bool
  var state: String
  var attempts: Int
  var nextAttemptAt: String?
  var lastError: String?
  var reached: [String]
  var decisionLog: Log?
  var createdAt: String
  var sentAt: String?

  static let columns = ["id", "period", "state", "attempts", "sent", "schedule", "error"]

  var row: [Cell] {
    [
      Cell(id), Cell(period), Cell(state), Cell(String(attempts)), Cell(sentAt), Cell(schedule), Cell(lastError),
    ]
  }

  var fields: [(name: String, value: Cell)] {
    [
      ("id", Cell(id)), ("schedule", Cell(schedule)), ("schedule id", Cell(scheduleId)), ("period", Cell(period)),
      ("on schedule", .yes(onSchedule)), ("state", Cell(state)), ("attempts", Cell(String(attempts))),
      ("next attempt", Cell(nextAttemptAt)), ("error", Cell(lastError)),
      ("reached", Cell(reached.joined(separator: " "))),
      ("decisions in the log", Cell(decisionLog.map { "\($0.count)" })),
      ("head of the log", Cell(decisionLog?.head)), ("created", Cell(createdAt)), ("sent", Cell(sentAt)),
    ]
  }

  private var period: String { "\(firstDay) to \(lastDay)" }
}
