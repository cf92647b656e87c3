/// How complete deliveries for one account were on one day of UTC.
struct CoverageDayRecord: Record {
  var day: String
  var accountId: String
  var delivered: Int
  var found: Int
  var late: Int
  var total: Int

  static let columns = ["day", "account", "total", "delivered", "found", "late", "coverage"]

  var row: [Cell] {
    [Cell(day), Cell(accountId)] + [total, delivered, found, late].map { Cell(String($0)) } + [Cell(coverage)]
  }

  var fields: [(name: String, value: Cell)] { zip(Self.columns, row).map { ($0, $1) } }

  /// The share that was delivered in time, in tenths of a percent, rounded down so that only 100.0 is all.
  private var coverage: String {
    guard total > 0 else { return "-" }
    let tenths = delivered * 1000 / total
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
