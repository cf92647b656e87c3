/// One call to TikTok for an action.
struct AttemptRecord: Record {
  var number: Int
  var beganAt: String
  var endedAt: String
  var outcome: String
  var error: String?

  static let columns = ["attempt", "began", "ended", "outcome", "error"]

  var row: [Cell] { [Cell(String(number)), Cell(beganAt), Cell(endedAt), Cell(outcome), Cell(error)] }

  var fields: [(name: String, value: Cell)] {
    [
      ("attempt", Cell(String(number))), ("began", Cell(beganAt)), ("ended", Cell(endedAt)),
      ("outcome", Cell(outcome)), ("error", Cell(error)),
    ]
  }
}
