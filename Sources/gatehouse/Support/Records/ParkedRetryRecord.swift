/// What became of one parked delivery.
struct ParkedRetryRecord: Record {
  var accountId: String?
  var outcome: String
  var detail: String?

  static let columns = ["outcome", "account", "detail"]
  var row: [Cell] { [Cell(outcome), Cell(accountId), Cell(detail)] }

  var fields: [(name: String, value: Cell)] {
    [("outcome", Cell(outcome)), ("account", Cell(accountId)), ("detail", Cell(detail))]
  }
}

/// What one request came to that retried many.
struct ParkedRetryRunRecord: Decodable, Sendable {
  var examined: Int
  var retried: Int
  var settled: Int
  var left: Int
  var upTo: String?
  var next: String?
}

/// What all requests came to.
struct ParkedRetrySum {
  /// The newest that is meant; nil where there is none.
  private(set) var end: String?
  private(set) var examined = 0
  private var retried = 0
  private var settled = 0
  private var left = 0

  init(end: String?) { self.end = end }

  mutating func add(_ run: ParkedRetryRunRecord) {
    end = run.upTo
    examined += run.examined
    retried += run.retried
    settled += run.settled
    left += run.left
  }

  func fields(isDry: Bool) -> [(name: String, value: Cell)] {
    [
      ("parked", Cell(String(examined))), (isDry ? "can be used" : "retried", Cell(String(retried))),
      (isDry ? "of no interest" : "known already, or of no interest", Cell(String(settled))),
      ("of no use yet", Cell(String(left), left > 0 ? .caution : .plain)),
    ]
  }

  var json: [UInt8] {
    var body = JSONBody()
    body.set("examined", examined)
    body.set("retried", retried)
    body.set("settled", settled)
    body.set("left", left)
    return body.bytes + [0x0A]
  }
}
