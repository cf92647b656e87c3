internal import Moderation

struct ReviewSelectionOutput: Encodable {
  var count: Int
  var matching: Int
  var leased: Int
  var token: String

  init(_ selection: ReviewSelection) {
    count = selection.count
    matching = selection.matching
    leased = selection.leased
    token = selection.token
  }
}
