import Moderation
import Testing

@Suite struct ScoreTests {
  private static let json = #"""
    {"default":"review","rules":[
      {"id":"rude","verdict":"hide","when":{"score":{"category":"harassment","above":0.8}}},
      {"id":"hateful","verdict":"delete","when":{"all":[{"score":{"category":"hate","above":0.5}},{"not":{"words":["ok"]}}]}},
      {"id":"gone","verdict":"delete","when":{"words":["awful"]}},
      {"id":"calm","verdict":"allow","when":{"not":{"score":{"category":"any","above":0.1,"otherwise":true}}}},
      {"id":"label","when":{"score":{"category":"sexual","above":0.5,"otherwise":true}},"labels":["sexual"]},
      {"id":"friend","verdict":"allow","when":{"users":["@friend"]}},
      {"id":"shadow","mode":"shadow","verdict":"delete","when":{"score":{"category":"violence","above":0.5}}}
    ]}
    """#

  @Test(
    "Until the classifier is asked, decisions name the categories that could still change them",
    arguments: [
      ("hi", nil, nil, ["any", "harassment", "hate", "sexual"]), ("ok", nil, nil, ["any", "harassment", "sexual"]),
      ("awful", nil, "gone", ["sexual"]), ("hi", "@friend", "friend", ["sexual"]), (nil, nil, nil, []),
    ] as [(String?, String?, String?, [String])])
  func awaited(text: String?, username: String?, decider: String?, categories: [String]) throws {
    let decision = try ruleSet(Self.json).decide(comment(text, username: username), scratch: MatchScratch())
    #expect(decision.ruleID == decider)
    #expect(decision.awaitsScores == categories)
    #expect(decision.labels.isEmpty)
  }

  @Test(
    "Once it was asked, scores decide; where it had no answer, what the rule says otherwise does",
    arguments: [
      ([:], .review, nil, ["sexual"]), (["harassment": 0.8], .review, nil, ["sexual"]),
      (["harassment": 0.81, "sexual": 0.1], .hide, "rude", []),
      (["harassment": 0.9, "hate": 0.6], .delete, "hateful", ["sexual"]),
      (["any": 0.05, "hate": 0.9], .allow, "calm", ["sexual"]), (["sexual": 0.51], .review, nil, ["sexual"]),
    ] as [([String: Double], Verdict, String?, [String])])
  func scored(scores: [String: Double], verdict: Verdict, decider: String?, labels: [String]) throws {
    let decision = try ruleSet(Self.json).decide(
      comment("hi"), context: DecisionContext(scores: scores), scratch: MatchScratch())
    #expect(decision.verdict == verdict)
    #expect(decision.ruleID == decider)
    #expect(decision.labels == labels)
    #expect(decision.awaitsScores.isEmpty)
  }
}
