/// A replay of stored comments.
struct ReplayRecord: Record {
  struct Selection: Decodable, Sendable {
    var accountId: String?
    var from: String?
    var to: String?
    var verdict: String?
    var label: String?
    var rule: String?
  }

  struct Counts: Decodable, Sendable {
    var examined: Int
    var reviewed: Int
    var own: Int
    var awaitingScores: Int
    var overtaken: Int
    var compared: Int
    var unchanged: Int
    var newlyHidden: Int
    var released: Int
    var changed: Int
    var replaced: Int
    var hidden: Int
    var shown: Int
    var deleted: Int
  }

  var id: String
  var mode: String
  var selection: Selection
  var comparedIn: String?
  var state: String
  var counts: Counts
  /// Left out in lists.
  var rules: [BackTestRecord.Rule]?
  var createdBy: String?
  var createdAt: String
  var updatedAt: String

  static let columns = ["id", "created", "mode", "state", "looked at", "newly hidden", "released", "changed"]

  var row: [Cell] {
    [
      Cell(id), Cell(createdAt), Cell(mode), Cell(state), Cell(String(counts.examined)),
      Cell(String(counts.newlyHidden)), Cell(String(counts.released)), Cell(String(counts.changed)),
    ]
  }

  var fields: [(name: String, value: Cell)] {
    [
      ("id", Cell(id)), ("mode", Cell(mode)), ("state", Cell(state)), ("compared in", Cell(comparedIn)),
      ("account", Cell(selection.accountId)), ("from", Cell(selection.from)), ("to", Cell(selection.to)),
      ("verdict", Cell(selection.verdict)), ("label", Cell(selection.label)), ("rule", Cell(selection.rule)),
      ("by", Cell(createdBy)), ("created", Cell(createdAt)), ("updated", Cell(updatedAt)),
    ] + found + (mode == "act" ? done : [])
  }

  private var found: [(name: String, value: Cell)] {
    [
      ("looked at", counts.examined), ("compared", counts.compared), ("unchanged", counts.unchanged),
      ("newly hidden", counts.newlyHidden), ("released", counts.released), ("otherwise changed", counts.changed),
      ("reviewed, left", counts.reviewed), ("own comments, left", counts.own),
      ("await scores, left", counts.awaitingScores),
    ].map { ($0, Cell(String($1))) }
  }

  private var done: [(name: String, value: Cell)] {
    [
      ("decided meanwhile, left", counts.overtaken), ("decisions replaced", counts.replaced),
      ("to be hidden", counts.hidden), ("to be shown", counts.shown),
      ("deleted, not to be shown", counts.deleted),
    ].map { ($0, Cell(String($1))) }
  }

  /// Whether it is over, and there was nothing to look at.
  var foundNothing: Bool { state == "done" && counts.examined == 0 }

  /// For people: everything, then each rule with examples.
  func text(colour: Bool) -> String {
    FieldList(fields: fields).render(colour: colour) + (rules ?? []).map { $0.text(colour: colour) }.joined()
  }
}
