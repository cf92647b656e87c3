/// A TikTok account of a tenant.
struct AccountRecord: NamedRecord {
  var id: String
  var tenantId: String
  var name: String
  var dialect: String
  var openId: String?
  var appId: String?
  var connected: Bool
  var disconnectedSince: String?
  var disconnectedReason: String?
  var disabled: Bool
  var hasAccessToken: Bool
  var accessTokenExpiresAt: String?
  var webhookPath: String?
  var createdAt: String
  var updatedAt: String

  static let columns = ["id", "dialect", "state", "token", "name"]
  var row: [Cell] { [Cell(id), Cell(dialect), state, .yes(hasAccessToken), Cell(name)] }

  var fields: [(name: String, value: Cell)] {
    var fields: [(name: String, value: Cell)] = [
      ("id", Cell(id)), ("tenant", Cell(tenantId)), ("name", Cell(name)), ("dialect", Cell(dialect)),
      ("open id", Cell(openId)), ("app", Cell(appId)), ("state", state),
    ]
    if !connected {
      fields.append(("since", Cell(disconnectedSince)))
      fields.append(("reason", Cell(disconnectedReason)))
    }
    fields += [
      ("access token", .yes(hasAccessToken)), ("token expires", Cell(accessTokenExpiresAt)),
      ("webhook path", Cell(webhookPath)), ("created", Cell(createdAt)), ("updated", Cell(updatedAt)),
    ]
    return fields
  }

  private var state: Cell {
    if disabled { return Cell("disabled", .caution) }
    return connected ? Cell("connected", .good) : Cell("disconnected", .failure)
  }
}
