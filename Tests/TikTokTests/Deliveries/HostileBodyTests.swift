import Moderation
import Testing

@testable import TikTok

@Suite("Hostile bodies")
struct HostileBodyTests {
  @Test("every truncation of a delivery is unusable", arguments: Dialect.allCases)
  func truncated(dialect: Dialect) {
    let body = Array((dialect == .open ? Deliveries.open : Deliveries.business).utf8)
    for length in 0..<body.count {
      #expect(Deliveries.isUnusable(Deliveries.decode(dialect, Array(body[..<length]))))
    }
  }

  @Test(
    "a body that is not UTF-8 is unusable",
    arguments: [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80],
    ] as [[UInt8]])
  func notUTF8(bytes: [UInt8]) {
    let parts = Deliveries.open.split(separator: "hi", maxSplits: 1)
    let body = Array(parts[0].utf8) + bytes + Array(parts[1].utf8)
    #expect(Deliveries.decode(.open, body) == .unusable(reason: "the body is not UTF-8"))
  }

  @Test("raw control characters are unusable", arguments: ["\u{0}", "\u{1}", "\n", "\u{1F}"])
  func control(character: String) {
    #expect(Deliveries.isUnusable(Deliveries.decode(.open, Deliveries.created(["text": "\"a\(character)b\""]))))
    #expect(Deliveries.isUnusable(Deliveries.decode(.open, Deliveries.open + "\u{0}")))
    #expect(Deliveries.isUnusable(Deliveries.decode(.open, "\u{0}" + Deliveries.open)))
  }

  @Test("ten thousand levels are refused without a deep stack", arguments: ["[", "{\"a\":"])
  func deep(opening: String) {
    let nested = String(repeating: opening, count: 10_000)
    for body in [nested, #"{"x":"# + nested, Deliveries.created(["x": nested])] {
      #expect(Deliveries.isUnusable(Deliveries.decode(.open, body)))
      #expect(Deliveries.isUnusable(Deliveries.decode(.business, Deliveries.business(content: body))))
    }
  }

  @Test("thirty levels beside the fields are passed over")
  func shallow() {
    let nested = String(repeating: "[", count: 30) + String(repeating: "]", count: 30)
    #expect(Deliveries.comment(Deliveries.decode(.open, Deliveries.created(["x": nested]))) != nil)
  }

  @Test(
    "a field that comes twice is unusable, however its name is written",
    arguments: [
      #""comment_id":"12","#, #""comment\u005fid":"12","#, #""\u0063omment_id":"12","#,
    ])
  func duplicates(member: String) {
    let body = "{" + member + Deliveries.created().dropFirst()
    #expect(Deliveries.isUnusable(Deliveries.decode(.open, String(body))))
  }

  @Test("a field that is not ours may come twice")
  func foreignDuplicates() {
    let body = #"{"x":1,"x":2,"# + Deliveries.created().dropFirst()
    #expect(Deliveries.comment(Deliveries.decode(.open, body)) != nil)
  }

  @Test("huge numbers elsewhere are passed over")
  func hugeNumbers() {
    for number in [String(repeating: "9", count: 20_000), "-0", "1e999999", "-1.5E-400", "0.0"] {
      #expect(Deliveries.comment(Deliveries.decode(.open, Deliveries.created(["x": number]))) != nil)
    }
  }

  @Test(
    "what is not JSON is unusable",
    arguments: [
      "", " ", "null", "1", "\"a\"", "[]", "{", "}", "{]", "{,}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{a:1}"#,
      #"{'a':1}"#, #"{"a":1}{}"#, #"{"a":1} x"#, #"{"a":01}"#, #"{"a":1.}"#, #"{"a":.5}"#, #"{"a":+1}"#, #"{"a":1e}"#,
      #"{"a":-}"#, #"{"a":tru}"#, #"{"a":nulll}"#, #"{"a":NaN}"#, #"{"a":"\x"}"#, #"{"a":"\u12"}"#, #"{"a":"\u12G4"}"#,
      #"{"a":[1,]}"#, #"{"a":[1 2]}"#, "{\"a\":1}\u{FEFF}", "\u{FEFF}{\"a\":1}", #"{"a":1 /* c */}"#, #"{"a":"\"#,
      #"{"a":"\"}"#,
    ])
  func notJSON(body: String) {
    for dialect in Dialect.allCases {
      let member = dialect == .open ? #""type":"video_liked","# : #""event":"x","#
      #expect(Deliveries.isUnusable(Deliveries.decode(dialect, body)))
      // The same with a type that would be ignored: the fault must be found all the same.
      if body.hasPrefix("{\"a\"") {
        #expect(Deliveries.isUnusable(Deliveries.decode(dialect, "{" + member + body.dropFirst())))
      }
    }
  }

  @Test(
    "half a surrogate pair is unusable",
    arguments: [
      #"\ud83d"#, #"\ude00"#, #"\ud83d\ud83d"#, #"\ud83dx"#, #"\ud83d\n"#, #"\ud83d\u00"#, #"\ude00\ud83d"#,
    ])
  func surrogates(text: String) {
    #expect(Deliveries.isUnusable(Deliveries.decode(.open, Deliveries.created(["text": "\"\(text)\""]))))
  }
}
