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
  private func rule(_ members: String) -> String { #"{"rules":[{"id":"a","verdict":"hide",\#(members)}]}"# }

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
      (#"{"rules":[],"#, ""), (#"{"rules":[{"id":tru"#, "/rules/0/id"),
    ])
  func documentFaults(json: String, path: String) {
    #expect(faults(json).map(\.path) == [path])
  }

  @Test(
    "A fault in a rule names its path",
    arguments: [
      (#""when":{"link":true},"mode":"on""#, "/mode"), (#""when":{"link":true},"mode":null"#, "/mode"),
      (#""when":{"link":true},"name":5"#, "/name"), (#""when":{"link":true},"label":"x""#, "/label"),
      (#""when":{"link":true},"name":"\#(String(repeating: "é", count: 201))""#, "/name"),
      (#""when":{"link":true},"when":{"link":true}"#, "/when"), (#""when":[]"#, "/when"), (#""when":{}"#, "/when"),
      (#""when":{"regexp":["x"]}"#, "/when/regexp"), (#""when":{"words":["x"],"link":true}"#, "/when"),
      (#""when":{"words":"x"}"#, "/when/words"), (#""when":{"words":[]}"#, "/when/words"),
      (#""when":{"words":["x",1]}"#, "/when/words/1"),
      (#""when":{"words":[""]}"#, "/when/words/0"), (#""when":{"words":["x"," \u3000\t"]}"#, "/when/words/1"),
      (#""when":{"words":["\#(String(repeating: "é", count: 201))"]}"#, "/when/words/0"),
      (#""when":{"words":["a\u0000b"]}"#, "/when/words/0"),
      (#""when":{"phrases":["a","!?"]}"#, "/when/phrases/1"), (#""when":{"phrases":["🔥🔥"]}"#, "/when/phrases/0"),
      (#""when":{"substrings":[" "]}"#, "/when/substrings/0"), (#""when":{"substrings":[null]}"#, "/when/substrings/0"),
      (#""when":{"word_count":2}"#, "/when/word_count"), (#""when":{"word_count":{}}"#, "/when/word_count"),
      (#""when":{"word_count":{"under":2}}"#, "/when/word_count/under"),
      (#""when":{"word_count":{"below":0}}"#, "/when/word_count/below"),
      (#""when":{"word_count":{"below":1.5}}"#, "/when/word_count/below"),
      (#""when":{"word_count":{"below":"2"}}"#, "/when/word_count/below"),
      (#""when":{"word_count":{"above":-1}}"#, "/when/word_count/above"),
      (#""when":{"word_count":{"above":99999999999999999999}}"#, "/when/word_count/above"),
      (#""when":{"word_count":{"below":2,"above":50}}"#, "/when/word_count"),
      (#""when":{"word_count":{"below":3,"above":2}}"#, "/when/word_count"),
      (#""when":{"link":false}"#, "/when/link"), (#""when":{"link":{}}"#, "/when/link"),
      (#""when":{"link":{"only":[]}}"#, "/when/link/only"),
      (#""when":{"link":{"except":[]}}"#, "/when/link/except"),
      (#""when":{"link":{"except":["https://a.b"]}}"#, "/when/link/except/0"),
      (#""when":{"link":{"except":["ok.com","com"]}}"#, "/when/link/except/1"),
      (#""when":{"link":{"except":["a..b"]}}"#, "/when/link/except/0"),
      (#""when":{"users":["@"]}"#, "/when/users/0"), (#""when":{"users":["ok","a b"]}"#, "/when/users/1"),
      (#""when":{"users":["a@b"]}"#, "/when/users/0"),
    ])
  func ruleFaults(members: String, path: String) {
    let paths = faults(rule(members)).map(\.path)
    #expect(paths.first == "/rules/0" + path)
    // A link without its exceptions but with an unknown key misses the one and has the other.
    #expect(paths.count == 1 || path == "/when/link/only")
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

  @Test("However many faults there are, the answer stays short")
  func manyFaults() {
    let blanks = [String](repeating: #""""#, count: 5000).joined(separator: ",")
    let faults = faults(rule(#""when":{"words":[\#(blanks)]}"#))
    #expect(faults.count == RuleSetLimits.faults + 1)
    #expect(faults.last == RuleSetFault(path: "", message: "has 4900 more faults, which are not listed"))
  }
}
