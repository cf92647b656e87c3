/// The erasing of what is held of a TikTok user, and the receipt for it.
struct ErasureRecord: Record {
  struct Counts: Decodable, Sendable {
    var comments: Int
    var events: Int
    var explanations: Int
    var labels: Int
    var replies: Int
    var parked: Int
  }

  struct Proof: Decodable, Sendable {
    var auditEntry: String
    var hash: String
  }

  var id: String
  var state: String
  var subjectSha256: String
  var accountId: String?
  var counts: Counts
  var createdBy: String?
  var createdAt: String
  var coveredUntil: String?
  var finishedAt: String?
  var proof: Proof?

  static let columns = ["id", "created", "state", "comments", "parked", "by"]

  var row: [Cell] {
    [
      Cell(id), Cell(createdAt), Cell(state), Cell(String(counts.comments)), Cell(String(counts.parked)),
      Cell(createdBy),
    ]
  }

  var fields: [(name: String, value: Cell)] {
    [
      ("id", Cell(id)), ("state", Cell(state)), ("subject's SHA-256", Cell(subjectSha256)),
      ("account", Cell(accountId)),
      ("comments", Cell(String(counts.comments))), ("deliveries about them", Cell(String(counts.events))),
      ("explanations", Cell(String(counts.explanations))), ("labels", Cell(String(counts.labels))),
      ("replies", Cell(String(counts.replies))), ("parked deliveries", Cell(String(counts.parked))),
      ("by", Cell(createdBy)), ("created", Cell(createdAt)), ("covers what was stored until", Cell(coveredUntil)),
      ("finished", Cell(finishedAt)),
      ("audit entry", Cell(proof?.auditEntry)), ("its hash", Cell(proof?.hash)),
    ]
  }
}
