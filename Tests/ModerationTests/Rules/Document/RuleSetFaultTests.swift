import Testing

@testable import Moderation

@Suite struct RuleSetFaultTests {
  private func faults(_ json: String) -> [RuleSetFault] {
    do {
      _ = try RuleSetDocument(json: json.utf8)
      return []
    } catch {
      return error.faults
    }
  }

  /// One rule with these members besides a valid id and verdict.
  private func rule(_ members: String) -> String { BadRules.document(members) }

  @Test(
    "A fault in the document names its path",
    arguments: [
      ("", ""), ("[]", ""), ("{}", "/rules"), (#"{"rules":{}}"#, "/rules"), (#"{"rules":[1]}"#, "/rules/0"),
      (#"{"rules":[],"x/y~":1}"#, "/x~1y~0"), (#"{"rules":[],"rules":[]}"#, "/rules"),
      (#"{"rules":[],"default":"delete"}"#, "/default"), (#"{"rules":[],"default":null}"#, "/default"),
      (#"{"rules":[{"verdict":"hide","when":{"link":true}}]}"#, "/rules/0/id"),
      (#"{"rules":[{"id":1,"verdict":"hide","when":{"link":true}}]}"#, "/rules/0/id"),
      (#"{"rules":[{"id":"","verdict":"hide","when":{"link":true}}]}"#, "/rules/0/id"),
      (#"{"rules":[{"id":"Ä","verdict":"hide","when":{"link":true}}]}"#, "/rules/0/id"),
      (#"{"rules":[{"id":"a b","verdict":"hide","when":{"link":true}}]}"#, "/rules/0/id"),
      (
        #"{"rules":[{"id":"\#(String(repeating: "a", count: 65))","verdict":"hide","when":{"link":true}}]}"#,
        "/rules/0/id"
      ),
      (#"{"rules":[{"id":"a","when":{"link":true}}]}"#, "/rules/0/verdict"),
      (#"{"rules":[{"id":"a","verdict":"ban","when":{"link":true}}]}"#, "/rules/0/verdict"),
      (#"{"rules":[{"id":"a","verdict":"hide"}]}"#, "/rules/0/when"),
      (#"{"rules":[],"disable":[]}"#, "/disable"), (#"{"rules":[],"disable":["a","a"]}"#, "/disable/1"),
      (#"{"rules":[],"disable":["A"]}"#, "/disable/0"), (#"{"rules":[],"disable":"a"}"#, "/disable"),
      (#"{"rules":[],"#, ""), (#"{"rules":[{"id":tru"#, "/rules/0/id"),
    ])
  func documentFaults(json: String, path: String) {
    #expect(faults(json).map(\.path) == [path])
  }

  @Test("A fault in a rule names its path", arguments: BadRules.structural + BadRules.semantic)
  func ruleFaults(members: String, path: String) {
    let faults = faults(rule(members))
    #expect(faults.first?.path == "/rules/0" + path)
    // Where a member is unknown, the one that was meant may be missing.
    #expect(faults.count == 1 || faults.dropFirst().allSatisfy { ("/rules/0" + path).hasPrefix($0.path) })
  }

  @Test("All faults of a document come at once, in its order, each in words")
  func allAtOnce() {
    let json = #"""
      {"default":"no","rules":[
        {"id":"a","verdict":"hide","when":{"words":["ok"," "]}},
        {"id":"a","verdict":"never","when":{"link":true}},
        {"id":"b","mode":"dead","verdict":"hide","when":{}}
      ]}
      """#
    #expect(
      RuleSetFaults(faults(json)).description == """
        /default: must be allow or review
        /rules/0/when/words/1: must not be blank
        /rules/1/id: is also the id of /rules/0; ids must be unique
        /rules/1/verdict: must be allow, review, hold, hide or delete
        /rules/2/mode: must be live, shadow or off
        /rules/2/when: needs one of \(ConditionReader.keys.joined(separator: ", "))
        """)
  }

  @Test("A document that is too large is refused, whatever is in it")
  func tooManyBytes() {
    let padding = String(repeating: " ", count: RuleSetLimits.documentBytes - #"{"rules":[]}"#.utf8.count)
    #expect(faults(#"{"rules":[]}"# + padding) == [])
    #expect(faults(#"{"rules":[]}"# + padding + " ").map(\.path) == [""])
  }

  @Test("Numbers of rules and terms are bounded")
  func tooMany() {
    func rules(_ count: Int, terms: Int) -> String {
      let list = [String](repeating: #""x""#, count: terms).joined(separator: ",")
      let rules = (0..<count).map { #"{"id":"r\#($0)","verdict":"hide","when":{"words":[\#(list)]}}"# }
      return #"{"rules":[\#(rules.joined(separator: ","))]}"#
    }
    #expect(faults(rules(500, terms: 1)) == [])
    #expect(faults(rules(501, terms: 1)).map(\.path) == ["/rules"])
    #expect(faults(rules(1, terms: 10_001)).map(\.path) == ["/rules/0/when/words"])
    #expect(faults(rules(5, terms: 10_000)) == [])
    #expect(faults(rules(6, terms: 9_999)).map(\.path) == ["/rules"])
  }

  @Test("Numbers of conditions and patterns are bounded, in depth and all together")
  func tooManyConditions() {
    func nested(_ depth: Int) -> String {
      rule(
        #""when":"# + String(repeating: #"{"not":"#, count: depth - 1) + #"{"link":true}"#
          + String(repeating: "}", count: depth - 1))
    }
    #expect(faults(nested(8)) == [])
    #expect(faults(nested(9)).map(\.path) == ["/rules/0/when" + String(repeating: "/not", count: 8)])
    func any(_ count: Int, _ part: String) -> String {
      rule(#""when":{"any":[\#([String](repeating: part, count: count).joined(separator: ","))]}"#)
    }
    #expect(faults(any(1999, #"{"link":true}"#)) == [])
    #expect(faults(any(2000, #"{"link":true}"#)).map(\.path) == ["/rules"])
    #expect(faults(any(100, #"{"regex":["a","b"]}"#)) == [])
    #expect(faults(any(67, #"{"regex":["a","b","c"]}"#)).map(\.path) == ["/rules"])
  }

  @Test("However many faults there are, the answer stays short")
  func manyFaults() {
    let blanks = [String](repeating: #""""#, count: 5000).joined(separator: ",")
    let faults = faults(rule(#""when":{"words":[\#(blanks)]}"#))
    #expect(faults.count == RuleSetLimits.faults + 1)
    #expect(faults.last == RuleSetFault(path: "", message: "has 4900 more faults, which are not listed"))
  }
}
