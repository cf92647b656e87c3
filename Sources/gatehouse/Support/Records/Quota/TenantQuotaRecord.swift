/// What a tenant has used of TikTok's calls.
struct TenantQuotaRecord: Decodable, Sendable {
  struct App: Decodable, Sendable {
    var appId: String
    var shared: Bool
    var callsPerMinute: Int
    var used: Int
    var state: String
    var until: String?
  }

  struct Account: Decodable, Sendable {
    struct Endpoint: Decodable, Sendable {
      var endpoint: String
      var callsPerMinute: Int
      var used: Int
    }

    var accountId: String
    var name: String
    var state: String
    var until: String?
    var waiting: Int
    var endpoints: [Endpoint]
  }

  var apps: [App]
  var accounts: [Account]
}

extension TenantQuotaRecord.App: TableRecord {
  static let columns = ["app", "shared", "used", "of", "state"]
  var row: [Cell] {
    [Cell(appId), .yes(shared), Cell("\(used)"), Cell("\(callsPerMinute)"), CallStateCell.make(state, until)]
  }
}

extension TenantQuotaRecord.Account: TableRecord {
  static let columns = ["account", "used", "state", "name"]
  var row: [Cell] {
    let used = endpoints.filter { $0.used > 0 }.map { "\($0.endpoint) \($0.used) of \($0.callsPerMinute)" }
    return [
      Cell(accountId), Cell(used.joined(separator: ", ")), CallStateCell.make(state, until, waiting: waiting),
      Cell(name),
    ]
  }
}
