/// A verified delivery that could not be used.
struct ParkedRecord: Record {
  var id: String
  var accountId: String?
  var reason: String
  var body: String?
  var bodyBase64: String?
  var receivedAt: String

  static let columns = ["id", "received", "account", "reason", "body"]
  var row: [Cell] { [Cell(id), Cell(receivedAt), Cell(accountId), Cell(reason), content] }

  var fields: [(name: String, value: Cell)] {
    [
      ("id", Cell(id)), ("received", Cell(receivedAt)), ("account", Cell(accountId)), ("reason", Cell(reason)),
      ("body", content),
    ]
  }

  private var content: Cell { Cell(body ?? bodyBase64.map { "base64:" + $0 }) }
}
