import Moderation

/// Rule sets and comments made up from a few words, so that many rules hold for many comments.
enum RandomRules {
  private static let words = ["red", "green", "blue", "gold"]

  static func text(using generator: inout some RandomNumberGenerator) -> String {
    (0..<3).map { _ in words.randomElement(using: &generator) ?? "red" }.joined(separator: " ")
  }

  /// Up to five rules, some of which count, label or have a cap.
  static func document(using generator: inout some RandomNumberGenerator) -> String {
    let rules = (0..<Int.random(in: 0...5, using: &generator)).map { index in rule(index, using: &generator) }
    return #"{"rules":[\#(rules.joined(separator: ","))]}"#
  }

  private static func rule(_ index: Int, using generator: inout some RandomNumberGenerator) -> String {
    var members = [#""id":"r\#(index)""#]
    let verdict = ["allow", "review", "hold", "hide"].randomElement(using: &generator) ?? "hide"
    members.append(#""verdict":"\#(verdict)""#)
    if Bool.random(using: &generator) { members.append(#""labels":["l\#(index)"]"#) }
    if verdict == "hide", Bool.random(using: &generator) {
      members.append(#""fuse":{"actions_per_day":\#(Int.random(in: 1...6, using: &generator))}"#)
    }
    let word = words.randomElement(using: &generator) ?? "red"
    let counts = Int.random(in: 0..<4, using: &generator) == 0
    members.append(
      counts ? #""when":{"user_rate":{"above":2,"within":"1m"}}"# : #""when":{"words":["\#(word)"]}"#)
    return "{" + members.joined(separator: ",") + "}"
  }
}
