/// The answer to a rule set that was saved or checked, as far as people need it.
struct SavedRuleSetRecord: Decodable, Sendable {
  struct Warning: Decodable, Sendable {
    var path: String
    var message: String
  }

  /// Nil where it was only checked.
  var version: Int?
  var warnings: [Warning]?

  /// What may surprise, a line each, ending in a line break; empty where nothing does.
  func warningText(colour: Bool) -> String {
    (warnings ?? []).map {
      Style.caution.apply("warning:", colour: colour) + " \(Cell($0.path).text): \(Cell($0.message).text)\n"
    }.joined()
  }
}
