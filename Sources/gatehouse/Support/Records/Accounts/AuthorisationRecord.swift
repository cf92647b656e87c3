/// A link to TikTok's consent page, and what became of it.
struct AuthorisationRecord: Record {
  var id: String
  var appId: String
  var accountId: String?
  var name: String?
  var state: String
  var refusal: String?
  var message: String?
  var createdAt: String
  var expiresAt: String
  var endedAt: String?
  /// Only where it was just made.
  var url: String?

  static let columns = ["id", "created", "state", "account", "outcome"]
  var row: [Cell] { [Cell(id), Cell(createdAt), stateCell, Cell(accountId ?? name), Cell(message)] }

  var fields: [(name: String, value: Cell)] {
    let fields: [(name: String, value: Cell)] = [
      ("id", Cell(id)), ("app", Cell(appId)), ("account", Cell(accountId ?? name)), ("state", stateCell),
    ]
    let outcome: [(name: String, value: Cell)] = [("refusal", Cell(refusal)), ("outcome", Cell(message))]
      .filter { $0.value.text != "-" }
    let times: [(name: String, value: Cell)] = [
      ("created", Cell(createdAt)), ("good until", Cell(expiresAt)), ("ended", Cell(endedAt)),
    ]
    return fields + outcome + times + (url.map { [("link", Cell($0))] } ?? [])
  }

  /// Whether something may still come of it.
  var isUnderWay: Bool { state == "waiting" || state == "exchanging" }

  private var stateCell: Cell {
    switch state {
    case "completed": Cell(state, .good)
    case "refused": Cell(state, .failure)
    case "expired", "revoked": Cell(state, .caution)
    default: Cell(state)
    }
  }
}
