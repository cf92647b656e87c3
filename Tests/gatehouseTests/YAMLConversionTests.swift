import Moderation
import Testing

@testable import gatehouse

@Suite struct YAMLConversionTests {
  @Test(
    "YAML becomes the JSON it plainly means",
    arguments: [
      ("a: 1\nb: [x, 'no', \"0777\"]\n", #"{"a":1,"b":["x","no","0777"]}"#),
      ("- true\n- null\n-\n- -1.50\n- word word\n", #"[true,null,null,-1.50,"word word"]"#),
      ("a: |\n  two\n  lines\n", #"{"a":"two\nlines\n"}"#),
      ("a: !!str word\n", #"{"a":"word"}"#),
      ("big: 12345678901234567890\n", #"{"big":12345678901234567890}"#),
      ("date: 2026-11-24\n", #"{"date":"2026-11-24"}"#),
      ("a: &x [1]\nb: *x\n", #"{"a":[1],"b":[1]}"#),
      ("\"quoted key\": {}\n", #"{"quoted key":{}}"#),
    ])
  func conversion(yaml: String, json: String) throws { #expect(try YAMLConversion.json(from: yaml) == json) }

  @Test(
    "what readers of YAML take differently is refused, with its place",
    arguments: [
      "no", "No", "yes", "on", "OFF", "y", "n", "True", "~", "0777", "0o17", "0x1F", "0b1", "1_000", "1:30",
      "12:30:45.6",
      "+1", ".5", "1.", ".inf", "-.INF", ".nan", "1e3", "<<", "=",
    ])
  func ambiguous(text: String) {
    #expect(throws: YAMLConversion.Fault(message: "line 2, column 3: " + Self.ambiguity(text))) {
      try YAMLConversion.json(from: "- x\n- \(text)\n")
    }
  }

  private static func ambiguity(_ text: String) -> String {
    "\(text) means different things to different YAML readers: write \"\(text)\" in quotes if it is text, or use true, "
      + "false, null or a decimal number"
  }

  @Test(
    "other faults are named with their place",
    arguments: [
      ("a: 1\nb: 2\na: 3\n", "line 1, column 1: the key \"a\" is given twice"),
      ("a: 1\n'a': 2\n", "line 1, column 1: the key \"a\" is given twice"),
      ("1: x\n", "line 1, column 1: a key must be text: write \"1\" in quotes"),
      ("no: x\n", "line 1, column 1: " + ambiguity("no")),
      ("a: !!str no\n", "line 1, column 4: " + ambiguity("no")),
      ("? [a]\n: b\n", "line 1, column 3: a key must be text"),
      ("a: !!binary aGk=\n", "line 1, column 4: the tag tag:yaml.org,2002:binary is not supported"),
      ("a: !ours {}\n", "line 1, column 4: the tag !ours is not supported"),
      ("", "is empty"),
    ])
  func faults(yaml: String, message: String) {
    #expect(throws: YAMLConversion.Fault(message: message)) { try YAMLConversion.json(from: yaml) }
  }

  @Test(
    "text that is not YAML, and several documents, are refused", arguments: ["a: [", "a: b: c", "a\n---\nb\n", "*x"])
  func notYAML(yaml: String) { #expect(throws: YAMLConversion.Fault.self) { try YAMLConversion.json(from: yaml) } }

  private func nestedAliases(levels: Int) -> String {
    var yaml = "l0: &l0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    for level in 1...levels {
      let aliases = Array(repeating: "*l\(level - 1)", count: 10).joined(separator: ", ")
      yaml += "l\(level): &l\(level) [\(aliases)]\n"
    }
    return yaml
  }

  @Test("aliases that multiply are stopped at the size of a rule set")
  func bomb() {
    #expect(throws: YAMLConversion.Fault(message: "grows beyond 1048576 bytes once its aliases are resolved")) {
      try YAMLConversion.json(from: nestedAliases(levels: 30), within: .seconds(120))
    }
  }

  @Test("a key of nested aliases, which the parser cannot bound, is given up")
  func keyBomb() {
    let yaml = nestedAliases(levels: 5) + "? *l5\n: x\n"
    #expect(throws: YAMLConversion.Fault(message: "takes too long to read: its aliases are nested too often")) {
      try YAMLConversion.json(from: yaml, within: .milliseconds(1))
    }
  }

  @Test("deep nesting is refused", arguments: [65, 500, 100_000])
  func depth(levels: Int) {
    #expect(throws: YAMLConversion.Fault.self) {
      try YAMLConversion.json(from: String(repeating: "[", count: levels) + String(repeating: "]", count: levels))
    }
  }

  @Test("a rule set in YAML is the same document as in JSON")
  func ruleSet() throws {
    let folder = try TemporaryFolder()
    let yaml = try folder.file(
      "rules.yaml",
      """
      default: allow
      rules:
        - id: spam
          verdict: delete
          when:
            phrases: [follow me]
      """)
    let json = try folder.file(
      "rules.json",
      #"{"default":"allow","rules":[{"id":"spam","verdict":"delete","when":{"phrases":["follow me"]}}]}"#)
    #expect(try RuleFile(path: yaml).document() == RuleFile(path: json).document())
  }
}
