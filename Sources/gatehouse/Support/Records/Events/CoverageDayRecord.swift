/// How complete deliveries for one account were on one day of UTC.
struct CoverageDayRecord: Record {
  var day: String
  var accountId: String
  var delivered: Int
  var found: Int
  var late: Int
  var total: Int
  var comparedAt: String?

  static let columns = ["day", "account", "total", "delivered", "found", "late", "coverage"]

  var row: [Cell] {
    [Cell(day), Cell(accountId)] + [total, delivered, found, late].map { Cell(String($0)) } + [Cell(coverage)]
  }

  var fields: [(name: String, value: Cell)] { zip(Self.columns, row).map { ($0, $1) } }

  /// The share that was delivered in time, in tenths of a percent; only all is 100.0. Nobody knows it where nothing was
  /// compared.
  private var coverage: String? {
    guard total > 0, comparedAt != nil else { return nil }
    let rounded = (delivered * 2000 / total + 1) / 2
    let tenths = delivered < total ? min(rounded, 999) : rounded
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
