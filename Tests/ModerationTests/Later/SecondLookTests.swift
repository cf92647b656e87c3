import Moderation
import Testing

/// Deciding stored comments once more.
@Suite struct SecondLookTests {
  private static let flood = """
    {"id":"flood","verdict":"hide","labels":["flood"],"notify":true,"when":{"user_rate":{"above":3,"within":"1m"}}}
    """
  private static let words = #"{"id":"words","verdict":"hold","labels":["words"],"when":{"words":["cash"]}}"#
  private static let friends = #"{"id":"friends","verdict":"allow","when":{"users":["friend"]}}"#
  private static let score = """
    {"id":"abuse","verdict":"delete","when":{"score":{"category":"hate","above":0.5,"otherwise":false}}}
    """

  private static func document(_ rules: [String]) throws -> RuleSetDocument {
    try RuleSetDocument(json: "{\"rules\":[\(rules.joined(separator: ","))]}".utf8)
  }

  private static let comment = CommentEvent(
    kind: .created, commentID: "1", videoID: "2", authorID: "eve", text: "cash here",
    occurredAt: Timestamp(seconds: 1_700_000_000))

  /// The comment as version 1 decided it, with these rules found to hold.
  private static func event(_ fired: [FiredRule], basis: Decision.Basis = .rule, version: Int64 = 1) -> StoredEvent {
    StoredEvent(
      id: .fresh(), tenantID: .fresh(), accountID: .fresh(), comment: comment,
      decision: Decision(
        verdict: fired.first?.verdict ?? .allow, basis: basis, ruleID: fired.first?.ruleID, ruleLayer: .tenant,
        versions: RuleSetVersions(tenant: version),
        matches: [TextMatch(start: 0, end: 4, term: "cash", rule: "words")], fired: fired),
      action: nil, receivedAt: comment.occurredAt)
  }

  private static func fired(_ id: String, _ verdict: Verdict?) -> FiredRule {
    FiredRule(ruleID: id, layer: .tenant, verdict: verdict)
  }

  private func look(
    _ rules: [String], version: Int64 = 1, former: [String]? = nil, isScored: Bool = false, at event: StoredEvent
  ) throws -> Decision {
    let ruleSet = try CompiledRuleSet(try Self.document(rules), version: version)
    let fresh = ruleSet.decide(event.comment, scratch: MatchScratch())
    return try SecondLook(ruleSet, isScored: isScored, former: former.map(Self.document))
      .decision(on: event, completing: fresh)
  }

  @Test("A rule that counted then holds now, with its verdict and its effects")
  func remembered() throws {
    let event = Self.event([Self.fired("flood", .hide), Self.fired("words", .hold)])
    let decision = try look([Self.words, Self.flood], at: event)
    #expect(decision.verdict == .hide && decision.basis == .rule && decision.ruleID == "flood")
    #expect(decision.fired.map(\.ruleID) == ["flood", "words"])
    #expect(decision.labels == ["flood", "words"] && decision.notifies == ["flood"])
    #expect(decision.matches.map(\.rule) == ["words"])
  }

  @Test("A weaker rule that is remembered leaves the deciding one as it is")
  func weaker() throws {
    let flood = Self.flood.replacing("hide", with: "review")
    let decision = try look(
      [Self.words, flood], at: Self.event([Self.fired("words", .hold), Self.fired("flood", .hide)]))
    #expect(decision.verdict == .hold && decision.ruleID == "words")
    #expect(decision.fired.map(\.ruleID) == ["words", "flood"] && decision.labels == ["flood", "words"])
  }

  @Test("A rule that can be asked again is asked, and not remembered")
  func asked() throws {
    let event = Self.event([Self.fired("words", .hold)])
    #expect(try look([Self.words.replacing("cash", with: "gold")], at: event).verdict == .allow)
    #expect(try look([Self.words], at: event).verdict == .hold)
  }

  @Test("A rule that did not hold then, is off, in shadow or gone now, is not remembered")
  func notRemembered() throws {
    #expect(try look([Self.flood], at: Self.event([])).verdict == .allow)
    let event = Self.event([Self.fired("flood", .hide)])
    for mode in ["off", "shadow"] {
      let rule = Self.flood.replacing(#""id":"flood""#, with: #""id":"flood","mode":"\#(mode)""#)
      #expect(try look([rule], at: event).verdict == .allow)
    }
    #expect(try look([Self.words.replacing("cash", with: "gold")], at: event).verdict == .allow)
  }

  @Test("In another version a rule is remembered only where the former document shows it to be the same")
  func changed() throws {
    let event = Self.event([Self.fired("flood", .hide)], version: 2)
    let wider = Self.flood.replacing("3", with: "1")
    #expect(try look([Self.flood], version: 3, at: event).verdict == .allow)
    #expect(try look([Self.flood], version: 3, former: [Self.flood], at: event).verdict == .hide)
    #expect(try look([Self.flood], version: 3, former: [wider], at: event).verdict == .allow)
    #expect(try look([Self.flood], version: 2, former: [wider], at: event).verdict == .hide)
  }

  @Test("An allow rule that holds now overrules what is remembered, whose labels stay")
  func overruled() throws {
    var event = Self.event([Self.fired("flood", .hide)])
    event.comment.username = "@friend"
    let decision = try look([Self.friends, Self.flood], at: event)
    #expect(decision.verdict == .allow && decision.ruleID == "friends")
    #expect(decision.labels == ["flood"] && decision.notifies.isEmpty)
  }

  @Test("A rule with other terms, or with its terms in other conditions, is another rule")
  func terms() throws {
    func rule(_ words: String, _ more: String) -> String {
      """
      {"id":"flood","verdict":"hide","when":{"all":[
        {"words":[\(words)]},{"any":[{"words":[\(more)]},{"user_rate":{"above":3,"within":"1m"}}]}]}}
      """
    }
    let event = Self.event([Self.fired("flood", .hide)], version: 2)
    let rules = [Self.friends, rule(#""cash","Gold""#, #""free""#), Self.words]
    func verdict(after former: [String]) throws -> Verdict {
      try look(rules, version: 3, former: former, at: event).verdict
    }
    #expect(try verdict(after: rules.reversed()) == .hide)
    #expect(try verdict(after: [rule(#""cash","Gold""#, #""gratis""#)]) == .hold)
    #expect(try verdict(after: [rule(#""cash""#, #""Gold","free""#)]) == .hold)
    #expect(try verdict(after: [rule(#""Gold","cash""#, #""free""#)]) == .hold)
    #expect(try verdict(after: [Self.words]) == .hold)
  }

  @Test("Scores are remembered where they are not at hand, and not where they are")
  func scores() throws {
    let event = Self.event([Self.fired("abuse", .delete)])
    #expect(try look([Self.score], at: event).verdict == .delete)
    #expect(try look([Self.score], isScored: true, at: event).verdict == .allow)
  }

  @Test("The account's own comment stays its own")
  func own() throws {
    let decision = try look([Self.words], at: Self.event([], basis: .ownComment))
    #expect(decision.basis == .ownComment && decision.verdict == .allow)
  }

  @Test("A rule of another layer is the same where it stands so in that layer's former document")
  func layers() throws {
    let ruleSet = try CompiledRuleSet(try Self.document([Self.words, Self.flood]), version: 2)
    let event = Self.event([Self.fired("flood", .hide)])
    let fresh = ruleSet.decide(event.comment, scratch: MatchScratch())
    func rule(_ formers: [RuleLayer: RuleSetDocument]) -> String? {
      SecondLook(ruleSet, isScored: false, formers: formers).decision(on: event, completing: fresh).ruleID
    }
    let former = try Self.document([Self.flood])
    #expect(rule([.tenant: former]) == "flood")
    #expect(rule([.tenant: former, .gateway: try Self.document([])]) == "flood")
    #expect(rule([.gateway: former]) == "words")
    #expect(SecondLook(ruleSet, isScored: false).remembersAny)
    let plain = try CompiledRuleSet(try Self.document([Self.words]), version: 2)
    #expect(!SecondLook(plain, isScored: false).remembersAny)
  }
}
