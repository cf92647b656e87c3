import Moderation
import Testing

/// Conditions on earlier comments, on the place of a comment and on its time.
@Suite struct HistoryConditionTests {
  @Test("What rules ask of the history is told, each window once, over all layers")
  func needs() throws {
    let rules = try CompiledRuleSet([
      source(
        .gateway, #"{"rules":[{"id":"a","verdict":"hide","when":{"near_duplicates":{"count":3,"within":"10m"}}}]}"#),
      source(
        .tenant,
        #"""
        {"rules":[
          {"id":"b","verdict":"hide","when":{"any":[{"near_duplicates":{"count":9,"within":"10m"}},{"first_comment":true}]}},
          {"id":"c","mode":"shadow","verdict":"hide","when":{"not":{"user_rate":{"above":2,"within":"1m"}}}}
        ]}
        """#),
    ])
    #expect(rules.historyNeeds.nearDuplicateWindows == [600_000])
    #expect(rules.historyNeeds.userRateWindows == [60_000])
    #expect(rules.historyNeeds.wantsFirstComment)
    #expect(try ruleSet(when: #"{"link":true}"#).historyNeeds.isEmpty)
  }

  @Test(
    "Facts of the history are compared with a rule's numbers; without them the rule does not hold, nor its opposite",
    arguments: [
      (#"{"near_duplicates":{"count":3,"within":"10m"}}"#, 1, 0, false, false),
      (#"{"near_duplicates":{"count":3,"within":"10m"}}"#, 2, 0, false, true),
      (#"{"user_rate":{"above":3,"within":"1m"}}"#, 0, 3, false, false),
      (#"{"user_rate":{"above":3,"within":"1m"}}"#, 0, 4, false, true), (#"{"first_comment":true}"#, 0, 0, true, true),
      (#"{"first_comment":true}"#, 0, 0, false, false),
    ])
  func facts(condition: String, duplicates: Int, rate: Int, isFirst: Bool, holds: Bool) throws {
    var facts = HistoryFacts()
    facts.setNearDuplicates(duplicates, within: 600_000)
    facts.setUserRate(rate, within: 60_000)
    facts.isFirstComment = isFirst
    let context = DecisionContext(history: facts)
    let opposite = #"{"not":\#(condition)}"#
    for (condition, holds) in [(condition, holds), (opposite, !holds)] {
      let rules = try ruleSet(when: condition)
      let decision = rules.decide(comment("hi"), context: context, scratch: MatchScratch())
      #expect((decision.basis == .rule) == holds)
      #expect(rules.decide("hi").basis == .byDefault)
      let empty = DecisionContext(history: HistoryFacts())
      #expect(rules.decide(comment("hi"), context: empty, scratch: MatchScratch()).basis == .byDefault)
    }
  }

  @Test(
    "A comment's video, account, place and time are compared",
    arguments: [
      (#"{"videos":["7000000000000000002"]}"#, true), (#"{"videos":["7"]}"#, false), (#"{"reply":false}"#, true),
      (#"{"reply":true}"#, false), (#"{"accounts":["acc_0000000000007"]}"#, true),
      (#"{"accounts":["acc_0000000000008"]}"#, false),
      (#"{"time":{"days":["fri"],"from":"08:00","to":"09:00","zone":"UTC"}}"#, true),
      (#"{"time":{"days":["thu","sat"],"zone":"UTC"}}"#, false),
      (#"{"time":{"from":"09:00","to":"10:00","zone":"Europe/Berlin"}}"#, true),
    ])
  func place(condition: String, holds: Bool) throws {
    // 2027-01-15 is a Friday.
    let comment = comment("hi")
    #expect(comment.occurredAt == Timestamp("2027-01-15T08:00:00Z"))
    let context = DecisionContext(accountID: AccountID(rawValue: 7))
    let decision = try ruleSet(when: condition).decide(comment, context: context, scratch: MatchScratch())
    #expect((decision.basis == .rule) == holds)
  }

  @Test("Where the account is not known, rules about accounts neither hold nor fail")
  func unknownAccount() throws {
    for condition in [#"{"accounts":["acc_0000000000007"]}"#, #"{"not":{"accounts":["acc_0000000000007"]}}"#] {
      #expect(try ruleSet(when: condition).decide("hi").basis == .byDefault)
    }
  }
}
