internal import Moderation
internal import Reports

/// A comment that waits for a person.
struct ReviewQueueItemRecord: Record {
  struct Lease: Decodable, Sendable {
    var holder: String
    var holderName: String?
    var until: Timestamp
  }

  var event: EventRecord
  var queuedAt: Timestamp
  var waitingSeconds: Int
  var lease: Lease?
  var inBulk: Bool

  static let columns = ["id", "waits", "account", "decided", "rule", "held by", "author", "text"]

  var row: [Cell] {
    [
      Cell(event.id), Cell(waits), Cell(event.accountId),
      Cell(event.decision?.verdict, event.decision.map { .verdict($0.verdict) } ?? .plain), Cell(event.decision?.rule),
      Cell(holder), Cell(event.username ?? event.userId), Cell(event.text),
    ]
  }

  var fields: [(name: String, value: Cell)] {
    [("waits", Cell(waits)), ("held by", Cell(holder)), ("held until", Cell(lease?.until.description))] + event.fields
  }

  private var holder: String? { inBulk ? "a decision in bulk" : lease?.holderName ?? lease?.holder }

  private var waits: String { SpokenDuration.words(.seconds(waitingSeconds)) }
}
