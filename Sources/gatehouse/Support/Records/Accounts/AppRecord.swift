/// A TikTok developer app.
struct AppRecord: NamedRecord {
  var id: String
  var tenantId: String?
  var name: String
  var clientKey: String
  var secretLast4: String
  var disabled: Bool
  var callsPerMinute: Int?
  var accountCallsPerMinute: Int?
  var webhookPath: String
  var createdAt: String
  var updatedAt: String

  static let columns = ["id", "owner", "client key", "secret", "name"]
  var row: [Cell] { [Cell(id), Cell(owner), Cell(clientKey), Cell(maskedSecret), Cell(name)] }

  var fields: [(name: String, value: Cell)] {
    [
      ("id", Cell(id)), ("name", Cell(name)), ("owner", Cell(owner)), ("client key", Cell(clientKey)),
      ("secret", Cell(maskedSecret)), ("disabled", .yes(disabled)), ("calls a minute", limit(callsPerMinute)),
      ("calls of an account", limit(accountCallsPerMinute)), ("webhook path", Cell(webhookPath)),
      ("created", Cell(createdAt)), ("updated", Cell(updatedAt)),
    ]
  }

  private func limit(_ calls: Int?) -> Cell { Cell(calls.map { "\($0)" } ?? "as the gateway's setting says") }

  private var owner: String { tenantId ?? "shared" }
  private var maskedSecret: String { "…" + secretLast4 }
}
