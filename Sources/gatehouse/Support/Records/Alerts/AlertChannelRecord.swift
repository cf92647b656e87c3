/// A place where alerts are told.
struct AlertChannelRecord: NamedRecord {
  struct QuietHours: Decodable, Sendable {
    var criticalPasses: Bool
    var days: [String]
    var from: String
    var timeZone: String
    var to: String
  }

  var id: String
  var name: String
  var kind: String
  var target: String
  var alerts: [String]
  var tenants: Bool
  var quietHours: QuietHours?
  var disabled: Bool
  var signingSecretLast4: String?
  var previousSecretUntil: String?
  /// Only where it is handed out.
  var signingSecret: String?
  var createdAt: String
  var updatedAt: String

  static let columns = ["id", "kind", "target", "alerts", "disabled", "name"]
  var row: [Cell] { [Cell(id), Cell(kind), Cell(target), Cell(wanted), .yes(disabled), Cell(name)] }

  var fields: [(name: String, value: Cell)] {
    [
      ("id", Cell(id)), ("name", Cell(name)), ("kind", Cell(kind)), ("target", Cell(target)), ("alerts", Cell(wanted)),
      ("tenants' alerts", .yes(tenants)), ("quiet hours", Cell(quiet)), ("disabled", .yes(disabled)),
    ] + secrets + [("created", Cell(createdAt)), ("updated", Cell(updatedAt))]
  }

  private var secrets: [(name: String, value: Cell)] {
    guard let signingSecretLast4 else { return [] }
    let secret = signingSecret.map { Cell($0 + " (shown this once)") } ?? Cell("…" + signingSecretLast4)
    return [("signing secret", secret), ("old secret until", Cell(previousSecretUntil))]
  }

  private var wanted: String { alerts.isEmpty ? "all" : alerts.joined(separator: " ") }

  private var quiet: String? {
    quietHours.map { hours in
      let days = hours.days.count == 7 ? "" : hours.days.joined(separator: " ") + " "
      return days + "\(hours.from)-\(hours.to) \(hours.timeZone)"
        + (hours.criticalPasses ? ", but for critical alerts" : "")
    }
  }
}
