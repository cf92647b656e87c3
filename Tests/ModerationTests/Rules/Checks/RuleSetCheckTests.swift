import Testing

@testable import Moderation

@Suite struct RuleSetCheckTests {
  private static let gateway = #"""
    {"rules":[{"id":"law","verdict":"delete","locked":true,"when":{"words":["illegal"]}},
    {"id":"links","verdict":"hide","when":{"link":true}}]}
    """#

  private func layerFaults(_ layer: RuleLayer, _ json: String, below gateway: Bool = true) throws -> [String] {
    try source(layer, json).layerFaults(above: gateway ? [source(.gateway, Self.gateway)] : []).map(\.path)
  }

  @Test("A layer may add, override and disable, but not what is locked or not there")
  func layers() throws {
    let rule = #""verdict":"hide","when":{"words":["x"]}"#
    #expect(
      try layerFaults(.tenant, #"{"disable":["links"],"rules":[{"id":"links",\#(rule)},{"id":"b",\#(rule)}]}"#) == [])
    #expect(
      try layerFaults(.tenant, #"{"disable":["law","nothing"],"rules":[{"id":"b",\#(rule)},{"id":"law",\#(rule)}]}"#)
        == ["/disable/0", "/disable/1", "/rules/1/id"])
    #expect(try layerFaults(.gateway, #"{"disable":["law"],"rules":[]}"#, below: false) == ["/disable/0"])
    #expect(try layerFaults(.tenant, #"{"rules":[{"id":"b","locked":true,\#(rule)}]}"#) == [])
    #expect(try layerFaults(.account, #"{"rules":[{"id":"b","locked":true,\#(rule)}]}"#) == ["/rules/0/locked"])
  }

  @Test("What a layer in between has disabled or overridden no longer stands for the one below")
  func between() throws {
    let above = [
      try source(.gateway, Self.gateway),
      try source(
        .tenant, #"{"disable":["links"],"rules":[{"id":"mine","verdict":"hide","locked":true,"when":{"email":true}}]}"#),
    ]
    let account = try source(
      .account, #"{"disable":["links","mine"],"rules":[{"id":"mine","verdict":"hide","when":{"email":true}}]}"#)
    #expect(account.layerFaults(above: above).map(\.path) == ["/disable/0", "/disable/1", "/rules/0/id"])
  }

  @Test("Everything that is wrong comes at once")
  func allAtOnce() throws {
    let json = #"""
      {"disable":["law"],"rules":[
        {"id":"a","verdict":"hold","when":{"regex":["(","fine","[a"]}},
        {"id":"b","verdict":"hide","when":{"words":{"lists":["gone"]}}}
      ]}
      """#
    let (tenant, gateway) = (try source(.tenant, json), try source(.gateway, Self.gateway))
    let found = faults { () throws(RuleSetFaults) in
      try RuleSetCheck(tenant, above: [gateway], dialects: [.open])
    }
    #expect(
      found.map(\.path) == [
        "/disable/0", "/rules/0/verdict", "/rules/1/when/words/lists/0", "/rules/0/when/regex/0",
        "/rules/0/when/regex/2",
      ])
    #expect(found.allSatisfy { !$0.message.isEmpty })
  }

  @Test("Examples are tried once all else is right, and warnings do not refuse")
  func examplesAndWarnings() throws {
    let json =
      #"{"rules":[{"id":"a","verdict":"hide","when":{"words":["bad"]},"examples":{"must_match":["EXAMPLE"]}}]}"#
    let wrong = try source(.tenant, json)
    #expect(
      faults { () throws(RuleSetFaults) in try RuleSetCheck(wrong, dialects: [.open]) }.map(\.path) == [
        "/rules/0/examples/must_match/0"
      ])
    let right = try source(.tenant, json.replacing("EXAMPLE", with: "so bad"), version: 7)
    let check = try RuleSetCheck(right, dialects: [.open])
    #expect(check.warnings.map(\.path) == ["/rules/0/verdict"])
    #expect(CompiledRuleSet(layers: [check.compiled]).decide("bad").ruleSetVersion == 7)
  }
}
