import Testing

@testable import Moderation

@Suite struct RuleSetDifferenceTests {
  @Test("Rules are compared by id and member, whatever their order")
  func rules() throws {
    let before = try RuleSetDocument(
      json: #"""
        {"default":"review","disable":["x","y"],"rules":[
          {"id":"a","verdict":"hide","when":{"words":["a"]}},{"id":"b","verdict":"hide","when":{"words":["b"]}},
          {"id":"c","verdict":"hide","when":{"words":["c"]}}]}
        """#.utf8)
    let after = try RuleSetDocument(
      json: #"""
        {"disable":["y","z"],"rules":[
          {"id":"d","verdict":"hide","when":{"words":["d"]}},
          {"id":"c","mode":"off","verdict":"hide","when":{"words":["C"]},"labels":["l"]},
          {"id":"a","verdict":"hide","when":{"words":["a"]}}]}
        """#.utf8)
    let difference = RuleSetDifference(from: before, to: after)
    #expect(difference.added.map(\.id) == ["d"])
    #expect(difference.removed.map(\.id) == ["b"])
    #expect(difference.changed.map(\.after.id) == ["c"])
    #expect(difference.changed.first?.members == ["mode", "when", "labels"])
    #expect(difference.changesDefault && difference.defaultBefore == .review && difference.defaultAfter == nil)
    #expect(difference.newlyDisabled == ["z"] && difference.newlyEnabled == ["x"])
    #expect(!difference.isEmpty)
  }

  @Test("A document in another order differs in nothing")
  func same() throws {
    let document = try RuleSetDocument(json: SampleDocuments.full.utf8)
    let reversed = RuleSetDocument(
      defaultVerdict: document.defaultVerdict, disabled: document.disabled, rules: document.rules.reversed())
    #expect(RuleSetDifference(from: document, to: reversed).isEmpty)
    var rules = document.rules
    rules[0].fuse = nil
    rules[1].folding = .folded
    let changed = RuleSetDocument(defaultVerdict: .review, disabled: ["links"], rules: rules)
    #expect(RuleSetDifference(from: document, to: changed).changed.map(\.members) == [["fuse"], ["folding"]])
  }
}
