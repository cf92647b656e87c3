import Testing

@testable import Moderation

@Suite struct ExampleTests {
  private func faults(when: String, _ examples: String, mode: String = "live") throws -> [RuleSetFault] {
    let json = #"""
      {"rules":[{"id":"other","verdict":"hide","when":{"words":["x"]}},
      {"id":"rule","mode":"\#(mode)","verdict":"hide","expires_at":"2001-01-01","when":\#(when),"examples":\#(examples)}]}
      """#
    return try CompiledLayer(source(.tenant, json)).exampleFaults()
  }

  @Test(
    "Examples that come out as they must are no fault, whatever the rule's mode", arguments: ["live", "shadow", "off"])
  func right(mode: String) throws {
    let examples = #"{"must_match":["FREE money","see https://a.example"],"must_pass":["freedom",""]}"#
    let when = #"{"any":[{"words":["free money"]},{"link":true}]}"#
    #expect(try faults(when: when, examples, mode: mode) == [])
  }

  @Test(
    "One that does not names its rule, itself and what was found, at its path", arguments: ["live", "shadow", "off"])
  func wrong(mode: String) throws {
    let examples = #"{"must_match":["free","freedom"],"must_pass":["nice","so free, so free"]}"#
    #expect(
      try faults(when: #"{"words":["free"]}"#, examples, mode: mode) == [
        RuleSetFault(
          path: "/rules/1/examples/must_match/1", message: "“freedom” must match, but rule rule lets it pass"),
        RuleSetFault(
          path: "/rules/1/examples/must_pass/1",
          message:
            "“so free, so free” must pass, but rule rule matches it: “free” by the term free; “free” by the term free"),
      ])
  }

  @Test("What the text alone does not decide cannot be an example; what it does can")
  func undecided() throws {
    let when = #"{"all":[{"words":["free"]},{"not":{"users":["@friend"]}},{"reply":false}]}"#
    #expect(
      try faults(when: when, #"{"must_match":["free"],"must_pass":["freedom"]}"#) == [
        RuleSetFault(
          path: "/rules/1/examples/must_match/0",
          message:
            "cannot be tried on rule rule, which also asks for users or reply: examples have a text and nothing else")
      ])
  }
}
