import Moderation
import Testing

@Suite struct EffectTests {
  private static let reply = #"{"variants":["a","b","c"],"per_video":1,"within":"1h"}"#

  private static let json = #"""
    {"rules":[
      {"id":"friend","verdict":"allow","when":{"users":["@friend"]},"labels":["friend"],"notify":true},
      {"id":"bad","verdict":"hide","when":{"words":["bad"]},"labels":["rude","bad"],"notify":true,"reply":\#(reply)},
      {"id":"awful","verdict":"delete","when":{"words":["awful"]},"labels":["rude"],"fuse":{"actions_per_day":5}},
      {"id":"watch","when":{"substrings":["a"]},"labels":["has-a"],"notify":true},
      {"id":"quiet","mode":"shadow","when":{"words":["bad"]},"labels":["never"],"notify":true}
    ]}
    """#

  @Test(
    "All live rules that hold do what they do beside their verdict; of those that an allow rule overrules only labels",
    arguments: [
      ("so bad", nil, "bad", ["bad", "watch"], ["bad", "has-a", "rude"], ["bad", "watch"], ["bad"]),
      (
        "awful bad", nil, "awful", ["awful", "bad", "watch"], ["bad", "has-a", "rude"], ["bad", "watch"], ["bad"]
      ),
      (
        "awful bad", "@friend", "friend", ["friend", "awful", "bad", "watch"], ["bad", "friend", "has-a", "rude"],
        ["friend", "watch"], []
      ),
      ("a nice day", nil, nil, ["watch"], ["has-a"], ["watch"], []), ("nice", nil, nil, [], [], [], []),
    ] as [(String, String?, String?, [String], [String], [String], [String])])
  func effects(
    text: String, username: String?, decider: String?, fired: [String], labels: [String], notifies: [String],
    replies: [String]
  ) throws {
    let decision = try ruleSet(Self.json).decide(comment(text, username: username), scratch: MatchScratch())
    #expect(decision.ruleID == decider)
    #expect(decision.fired.map(\.ruleID) == fired)
    #expect(decision.labels == labels)
    #expect(decision.notifies == notifies)
    #expect(decision.replies.map(\.ruleID) == replies)
    #expect(decision.shadows.map(\.ruleID) == (text.contains("bad") ? ["quiet"] : []))
    #expect((decision.fuse != nil) == (decider == "awful"))
  }

  @Test("A rule without a verdict leaves the decision to the default")
  func withoutVerdict() throws {
    let decision = try ruleSet(Self.json).decide("a nice day")
    #expect(decision.basis == .byDefault && decision.verdict == .allow)
    #expect(decision.fired == [FiredRule(ruleID: "watch", layer: .tenant, verdict: nil)])
    #expect(decision.matches.map(\.rule) == ["watch", "watch"])
  }

  @Test("The matches of the deciding rule come first, then those of the others by rank")
  func matches() throws {
    let matches = try ruleSet(Self.json).decide("bad awful").matches
    #expect(matches.map(\.rule) == ["awful", "bad", "watch", "watch"])
    #expect(matches.map(\.start) == [4, 0, 1, 4])
  }

  @Test("A match under not is none, and one place found by two conditions of a rule counts once for each term")
  func matchesOfCombinations() throws {
    let rules = try ruleSet(
      when: #"{"all":[{"not":{"words":["good"]}},{"any":[{"words":["bad"]},{"substrings":["bad"]},{"link":true}]}]}"#)
    #expect(rules.decide("bad").matches == [TextMatch(start: 0, end: 3, term: "bad", rule: "rule")])
    #expect(rules.decide("bad good").basis == .byDefault)
    #expect(rules.decide("https://a.example bad").matches.map(\.term) == ["link", "bad"])
  }

  @Test(
    "A rule holds until the moment it expires, by the comment's own time",
    arguments: [
      (-1, true), (0, false), (1, false),
    ] as [(Int64, Bool)])
  func expiry(milliseconds: Int64, holds: Bool) throws {
    let rules = try ruleSet(
      #"""
      {"rules":[{"id":"a","verdict":"hide","expires_at":"2027-01-31T00:00:00Z","when":{"words":["bad"]}},
      {"id":"b","mode":"shadow","verdict":"hide","expires_at":"2027-01-31T00:00:00Z","when":{"words":["bad"]}}]}
      """#)
    var comment = comment("bad")
    comment.occurredAt = try #require(Timestamp("2027-01-31T00:00:00Z")) + .milliseconds(milliseconds)
    let decision = rules.decide(comment, scratch: MatchScratch())
    #expect((decision.basis == .rule) == holds)
    #expect(decision.shadows.isEmpty != holds)
    #expect(rules.explain(comment).rules.map(\.result) == (holds ? [.holds, .holds] : [.expired, .expired]))
  }
}
