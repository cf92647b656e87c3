internal import Moderation

/// Everything that a reviewer needs to decide about one comment.
struct ReviewCaseRecord: Decodable, Sendable {
  struct Explanation: Decodable, Sendable {
    var reason: String
  }

  struct Author: Decodable, Sendable {
    var comments: Int
    var removed: Int
    var reviewed: Int
    var latest: [EventRecord]
    var since: Timestamp?
  }

  var item: ReviewQueueItemRecord
  var explanation: Explanation?
  var author: Author?

  var fields: [(name: String, value: Cell)] {
    var fields = item.fields + [("why", Cell(explanation?.reason))]
    if let author {
      fields += [
        ("author's comments", Cell(String(author.comments))), ("of them removed", Cell(String(author.removed))),
        ("of them reviewed", Cell(String(author.reviewed))), ("looked for since", Cell(author.since?.description)),
      ]
    }
    return fields
  }
}
