/// What a decision in bulk would be about.
struct ReviewSelectionRecord: Decodable, Sendable {
  var count: Int
  var matching: Int
  var leased: Int
  var confirmation: String

  var fields: [(name: String, value: Cell)] {
    [
      ("to be decided", Cell(String(count))), ("waiting that fit", Cell(String(matching))),
      ("left to other reviewers", Cell(String(leased))),
    ]
  }
}
