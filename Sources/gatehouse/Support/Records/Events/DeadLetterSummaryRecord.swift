/// What a retry in bulk would look at.
struct DeadLetterSummaryRecord: Decodable, Sendable {
  struct Group: Decodable, Sendable {
    var accountId: String
    var kind: String
    var failure: String
    var maySendTwice: Bool
    var count: Int
  }

  var retriable: Int
  var left: Int
  var groups: [Group]
  var confirmation: String

  /// For people: each account's, by kind and reason, then the totals.
  func text(colour: Bool, width: Int?) -> String {
    guard !groups.isEmpty else { return "" }
    let rows = groups.map { group in
      [
        Cell(group.accountId), Cell(group.kind), Cell(group.failure), Cell(String(group.count)),
        group.maySendTwice ? Cell("left: may have been sent", .caution) : Cell("retried"),
      ]
    }
    let totals = FieldList(fields: [("to retry", Cell(String(retriable))), ("left", Cell(String(left)))])
    return Table(columns: ["account", "kind", "failure", "count", "would be"], rows: rows)
      .render(colour: colour, width: width) + totals.render(colour: colour)
  }
}
