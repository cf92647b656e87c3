/// What one reviewer did on one day.
struct ReviewerDayRecord: Record {
  var reviewer: String?
  var reviewerName: String?
  var day: String
  var decided: Int
  var allowed: Int
  var hidden: Int
  var deleted: Int
  var inBulk: Int
  var medianWaitSeconds: Double?
  var overturned: Int
  var overturnRate: Double

  static let columns = [
    "day", "reviewer", "decided", "allowed", "hidden", "deleted", "in bulk", "median wait", "overturned", "rate",
  ]

  var row: [Cell] {
    [
      Cell(day), Cell(reviewerName ?? reviewer), Cell(String(decided)), Cell(String(allowed)), Cell(String(hidden)),
      Cell(String(deleted)), Cell(String(inBulk)), Cell(medianWaitSeconds.map { "\(Int($0.rounded())) s" }),
      Cell(String(overturned)), Cell("\(Int((overturnRate * 100).rounded())) %"),
    ]
  }

  var fields: [(name: String, value: Cell)] { zip(Self.columns, row).map { ($0, $1) } }
}
