import Moderation

/// A comment as a test needs it.
func comment(_ text: String?, authorID: String? = nil, username: String? = nil) -> CommentEvent {
  CommentEvent(
    kind: .created, commentID: "7000000000000000001", videoID: "7000000000000000002", authorID: authorID,
    username: username, text: text, occurredAt: Timestamp(seconds: 1_800_000_000))
}

/// Compiles a rule set given as JSON text.
func ruleSet(_ json: String, version: Int64 = 1) throws -> CompiledRuleSet {
  try CompiledRuleSet(RuleSetDocument(json: json.utf8), version: version)
}

/// A rule set of one deleting rule with this condition.
func ruleSet(when condition: String) throws -> CompiledRuleSet {
  try ruleSet(#"{"rules":[{"id":"rule","verdict":"delete","when":\#(condition)}]}"#)
}

extension CompiledRuleSet {
  func decide(_ text: String?) -> Decision { decide(comment(text), scratch: MatchScratch()) }

  func matches(_ text: String?) -> Bool { decide(text).basis == .rule }
}

extension TextMatch {
  /// What it points at; nil where it does not point at whole characters of `text`.
  func excerpt(of text: String) -> String? {
    guard start >= 0, start <= end, end <= text.utf8.count else { return nil }
    return String(validating: Array(text.utf8)[start..<end], as: UTF8.self)
  }
}
