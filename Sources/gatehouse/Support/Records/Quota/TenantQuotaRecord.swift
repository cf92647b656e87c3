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
    var endpoints: [Endpoint]
  }

  var apps: [App]
  var accounts: [Account]
}

/// What is shown as a line of a table.
protocol TableRecord {
  static var columns: [String] { get }
  var row: [Cell] { get }
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
    return [Cell(accountId), Cell(used.joined(separator: ", ")), CallStateCell.make(state, until), Cell(name)]
  }
}

/// Whether calls are made, and until when not.
enum CallStateCell {
  static func make(_ state: String, _ until: String?) -> Cell {
    let text = until.map { "\(state) until \($0)" } ?? state
    return switch state {
    case "open": Cell(text, .good)
    case "paused": Cell(text, .caution)
    default: Cell(text, .failure)
    }
  }
}
