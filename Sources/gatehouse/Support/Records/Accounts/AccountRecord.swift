/// A TikTok account of a tenant.
struct AccountRecord: NamedRecord {
  /// How it stands with what TikTok lets us do for it.
  struct Authorisation: Decodable, Sendable {
    var state: String
    var message: String?
    var endsAt: String?
  }

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
  var authorisation: Authorisation
  var webhookPath: String?
  var lastDeliveryAt: String?
  var createdAt: String
  var updatedAt: String

  static let columns = ["id", "dialect", "state", "token", "last delivery", "name"]
  var row: [Cell] {
    [Cell(id), Cell(dialect), state, .yes(hasAccessToken), Cell(lastDeliveryAt), Cell(name)]
  }

  var fields: [(name: String, value: Cell)] {
    var fields: [(name: String, value: Cell)] = [
      ("id", Cell(id)), ("tenant", Cell(tenantId)), ("name", Cell(name)), ("dialect", Cell(dialect)),
      ("open id", Cell(openId)), ("app", Cell(appId)), ("state", state),
    ]
    if !connected { fields.append(("since", Cell(disconnectedSince))) }
    if let message = authorisation.message { fields.append(("authorisation", Cell(message))) }
    fields += [
      ("authorised until", Cell(authorisation.endsAt)),
      ("access token", .yes(hasAccessToken)), ("token expires", Cell(accessTokenExpiresAt)),
      ("webhook path", Cell(webhookPath)), ("last delivery", Cell(lastDeliveryAt)), ("created", Cell(createdAt)),
      ("updated", Cell(updatedAt)),
    ]
    return fields
  }

  private var state: Cell {
    if disabled { return Cell("disabled", .caution) }
    return switch authorisation.state {
    case "connected": Cell("connected", .good)
    case "disconnected": Cell("disconnected", .failure)
    // That TikTok does not say when a token ends is nothing to worry anybody with.
    case "unknown": hasAccessToken ? Cell("connected") : Cell("no token", .caution)
    default: Cell(authorisation.state.replacing("_", with: " "), .caution)
    }
  }
}
