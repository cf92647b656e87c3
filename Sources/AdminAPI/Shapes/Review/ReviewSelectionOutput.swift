internal import Moderation

struct ReviewSelectionOutput: Encodable {
  var count: Int
  var matching: Int
  var leased: Int
  var confirmation: String

  init(_ selection: ReviewSelection) {
    count = selection.count
    matching = selection.matching
    leased = selection.leased
    confirmation = selection.confirmation
  }
}
