/// A secret that deliveries are signed with, of which only the end is ever shown.
struct WebhookSecretRecord: Record {
  var id: String
  var last4: String
  var createdAt: String
  var expiresAt: String?

  static let columns = ["id", "secret", "created", "expires"]
  var row: [Cell] { [Cell(id), Cell("…" + last4), Cell(createdAt), Cell(expiresAt)] }

  var fields: [(name: String, value: Cell)] {
    [
      ("id", Cell(id)), ("secret", Cell("…" + last4)), ("created", Cell(createdAt)), ("expires", Cell(expiresAt)),
    ]
  }
}
