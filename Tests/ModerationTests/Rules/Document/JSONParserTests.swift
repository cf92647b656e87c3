import Testing

@testable import Moderation

@Suite struct JSONParserTests {
  private func parse(_ text: String) throws(JSONParser.SyntaxError) -> JSONValue {
    var parser = JSONParser(Array(text.utf8), maximumDepth: 4)
    return try parser.parse()
  }

  @Test(
    "Values are read as they are written",
    arguments: [
      ("null", .null), (" true\n", .bool(true)), ("false", .bool(false)), ("0", .number("0")),
      ("-1.50e+3", .number("-1.50e+3")),
      ("12345678901234567890123", .number("12345678901234567890123")), (#""""#, .string("")),
      (#""a\"\\\/\b\f\n\r\tz""#, .string("a\"\\/\u{8}\u{C}\n\r\tz")),
      (#""\u00e9\u0000\uD83D\uDE00""#, .string("é\u{0}😀")),
      (#""é😀""#, .string("é😀")), ("[]", .array([])), ("[ 1 , [ ] ]", .array([.number("1"), .array([])])),
      ("{ }", .object([])),
      (
        #"{"b":1, "a" : {}}"#,
        .object([.init(key: "b", value: .number("1")), .init(key: "a", value: .object([]))])
      ),
    ] as [(String, JSONValue)])
  func values(text: String, expected: JSONValue) throws {
    #expect(try parse(text) == expected)
  }

  @Test(
    "What is not JSON is refused",
    arguments: [
      "", " ", "nul", "True", "01", "+1", "1.", ".5", "-", "1e", "1e+", "NaN", "'a'", "\"", "\"a", #""\x""#, #""\u12""#,
      #""\u12g4""#,
      #""\u+123""#, #""\uD83D""#, #""\uD83Dx""#, #""\uD83D\u0041""#, #""\uDE00""#, "\"\t\"", "[", "[1", "[1,]", "[,1]",
      "[1 2]", "{",
      #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, "{a:1}", "{1:1}", #"{"a":1 "b":2}"#, "1 1", "[]]", "/* */1", "[1]//",
      "\u{FEFF}1", "[[[[[]]]]]",
    ])
  func refusal(text: String) {
    #expect(throws: JSONParser.SyntaxError.self) { try parse(text) }
  }

  @Test(
    "Text that is not UTF-8 is refused",
    arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82]] as [[UInt8]])
  func notUTF8(bytes: [UInt8]) {
    var parser = JSONParser([0x22] + bytes + [0x22], maximumDepth: 4)
    #expect(throws: JSONParser.SyntaxError.self) { try parser.parse() }
  }

  @Test("Depth is bounded without using up the stack")
  func depth() throws {
    #expect(try parse("[[[[]]]]") == .array([.array([.array([.array([])])])]))
    var parser = JSONParser([UInt8](repeating: 0x5B, count: 1_000_000), maximumDepth: 32)
    #expect(throws: JSONParser.SyntaxError.self) { try parser.parse() }
  }

  @Test("An error says where: the place in the document, the line and the column")
  func position() {
    #expect(
      throws: JSONParser.SyntaxError(
        pointer: .root.child("a~/b").child(1),
        message: "is not valid JSON at line 2, column 4: expected a value")
    ) { try parse("{\"a~/b\":\n[1,x]}") }
    #expect(JSONPointer.root.child("a~/b").child(1).text == "/a~0~1b/1")
  }

  @Test("Members whose key is taken are reported, and the first of them is kept")
  func duplicates() throws {
    var parser = JSONParser(Array(#"{"a":1,"b":{"x":1,"x":2},"a":3,"\u0061":4}"#.utf8), maximumDepth: 4)
    let value = try parser.parse()
    #expect(parser.duplicates.map(\.text) == ["/b/x", "/a", "/a"])
    #expect(
      value
        == .object([
          .init(key: "a", value: .number("1")), .init(key: "b", value: .object([.init(key: "x", value: .number("1"))])),
        ]))
  }
}
