/// Something that somebody had to hear of.
struct AlertRecord: Record {
  struct Delivery: Decodable, Sendable {
    var channel: String
    var state: String
    var attempts: Int
    var nextAttemptAt: String?
    var lastError: String?
  }

  var id: String
  var tenantId: String?
  var kind: String
  var subject: String
  var message: String
  var times: Int
  var raisedAt: String
  var lastRaisedAt: String
  var deliveries: [Delivery]

  static let columns = ["raised", "kind", "subject", "times", "told", "message"]

  var row: [Cell] {
    [Cell(raisedAt), Cell(kind), Cell(subject), Cell(String(times)), Cell(told), Cell(message)]
  }

  var fields: [(name: String, value: Cell)] {
    [("id", Cell(id)), ("tenant", Cell(tenantId ?? "the gateway"))] + zip(Self.columns, row).map { ($0, $1) }
  }

  /// `ops: delivered; pager: waiting (it answered with status 500)`
  private var told: String? {
    let parts = deliveries.map { delivery in
      "\(delivery.channel): \(delivery.state)" + (delivery.lastError.map { " (\($0))" } ?? "")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
