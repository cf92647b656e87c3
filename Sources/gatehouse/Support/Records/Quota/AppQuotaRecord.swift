/// What all tenants together have used of a shared app.
struct AppQuotaRecord: Record {
  struct Urgencies: Decodable, Sendable {
    var prompt: Int
    var undecided: Int
    var background: Int
    var confirming: Int
    var spare: Int

    /// Those that are not nought, the most urgent first.
    var text: String {
      [
        ("prompt", prompt), ("undecided", undecided), ("background", background), ("confirming", confirming),
        ("spare", spare),
      ].filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
  }

  struct Tenant: Decodable, Sendable {
    var tenantId: String
    var used: Int
  }

  var appId: String
  var callsPerMinute: Int
  var accountCallsPerMinute: Int
  var used: Int
  var usedByUrgency: Urgencies
  var waitingByUrgency: Urgencies
  var tenants: [Tenant]
  var state: String
  var until: String?

  static let columns = ["app", "used", "of", "state"]
  var row: [Cell] { [Cell(appId), Cell("\(used)"), Cell("\(callsPerMinute)"), CallStateCell.make(state, until)] }

  var fields: [(name: String, value: Cell)] {
    var fields: [(name: String, value: Cell)] = [
      ("app", Cell(appId)), ("state", CallStateCell.make(state, until)), ("used", Cell("\(used) of \(callsPerMinute)")),
      ("by urgency", Cell(usedByUrgency.text)), ("waiting for the app", Cell(waitingByUrgency.text)),
      ("an account may", Cell("\(accountCallsPerMinute) to each endpoint")),
    ]
    for tenant in tenants { fields.append(("by \(tenant.tenantId)", Cell("\(tenant.used)"))) }
    return fields
  }
}
