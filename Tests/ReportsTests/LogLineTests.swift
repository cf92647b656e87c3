import Moderation
import Testing

@testable import Reports

@Suite struct LogLineTests {
  private static func line(_ timestamp: String, id: String = #""7""#) -> String {
    #"{"timestamp":\#(timestamp),"event_type":"comment.created","comment_id":\#(id),"video_id":null,"action":"allow"}"#
  }

  @Test("a written line reads back as the same line")
  func roundTrip() throws {
    let line = LogLine(
      timestamp: Timestamp(milliseconds: 1_764_000_000_123), eventType: "x\"\\\n\u{7F}é👍", commentID: "7",
      videoID: nil, action: "delete")
    #expect(try LogLine(line: line.json.utf8) == line)
    #expect(!line.json.contains("\n"))
  }

  @Test("the written form is the documented one")
  func written() {
    let line = LogLine(
      timestamp: Timestamp(milliseconds: 0), eventType: "comment.created", commentID: "9223372036854775807",
      videoID: "1", action: "none")
    #expect(
      line.json == #"{"timestamp":"1970-01-01T00:00:00.000Z","event_type":"comment.created","#
        + #""comment_id":"9223372036854775807","video_id":"1","action":"none"}"#)
  }

  @Test(
    "timestamps are RFC 3339 text or Unix time in seconds or milliseconds",
    arguments: [
      (#""2026-11-24T09:30:00Z""#, 1_795_512_600_000), (#""2026-11-24T10:30:00.5+01:00""#, 1_795_512_600_500),
      (#""2026-11-24T09:30:00.123456""#, 1_795_512_600_123), ("1795512600", 1_795_512_600_000),
      ("1795512600.25", 1_795_512_600_250), ("1795512600123", 1_795_512_600_123),
      (#""1795512600""#, 1_795_512_600_000), ("0", 0),
    ] as [(String, Int64)])
  func timestamps(text: String, milliseconds: Int64) throws {
    #expect(try LogLine(line: Self.line(text).utf8).timestamp.milliseconds == milliseconds)
  }

  @Test(
    "other timestamps are refused",
    arguments: [
      "-1", "1e9", "99999999999999999999", "true", "null", #""yesterday""#, #""""#, #""2026-02-30T00:00:00Z""#,
      #""+5""#, #""5.""#, "300000000000000",
    ])
  func badTimestamps(text: String) {
    #expect(throws: LogLineFault.Reason.self) { try LogLine(line: Self.line(text).utf8) }
  }

  @Test(
    "ids keep every digit, whether they are numbers or text",
    arguments: ["9007199254740993", "18446744073709551615", "7570000000000000001"])
  func exactIDs(digits: String) throws {
    #expect(try LogLine(line: Self.line("1", id: digits).utf8).commentID == digits)
    #expect(try LogLine(line: Self.line("1", id: "\"\(digits)\"").utf8).commentID == digits)
  }

  @Test(
    "a line that cannot be read says why",
    arguments: [
      ("{", "is not JSON: expected a key in quotes at byte 2"),
      ("hello", "is not a JSON object"),
      ("[]", "is not a JSON object"),
      ("{}", #"has no "timestamp""#),
      (#"{"timestamp":1,"event_type":"a","comment_id":"1","video_id":"2"}"#, #"has no "action""#),
      (#"{"timestamp":1,"timestamp":2}"#, #""timestamp" appears twice"#),
      (#"{"timestamp":[1]}"#, #""timestamp" is an object or a list"#),
      (line("1", id: "1.5"), #""comment_id" must be text or a whole number"#),
      (line("1", id: "1e3"), #""comment_id" must be text or a whole number"#),
      (line("1", id: "01"), "is not JSON: not a number at byte 62"),
      (line("1") + "x", "is not JSON: something after the object at byte 97"),
      (#"{"a":"\ud800"}"#, "is not JSON: half a surrogate pair at byte 13"),
      (#"{"a":\#(String(repeating: "[", count: 100_000))"#, "is nested deeper than 64 levels"),
    ])
  func faults(text: String, reason: String) {
    #expect(throws: LogLineFault.Reason(reason)) { try LogLine(line: text.utf8) }
  }

  @Test("keys the format does not know are ignored, whatever they hold")
  func unknownKeys() throws {
    let text =
      #"{"x":{"y":[1,{"z":null},true,"\u00e9\ud83d\udc4d"],"w":-1.5e+3},"#
      + Self.line("1").dropFirst()
    #expect(try LogLine(line: text.utf8).eventType == "comment.created")
  }

  @Test("text that is not UTF-8 is a fault")
  func notUTF8() {
    let bytes = Array(#"{"event_type":""#.utf8) + [0xFF] + Array(#""}"#.utf8)
    #expect(throws: LogLineFault.Reason("is not UTF-8")) { try LogLine(line: bytes) }
  }

  @Test("no truncation and no changed byte of a line stops the reader", arguments: [1, 2, 3] as [UInt64])
  func mutations(seed: UInt64) {
    var generator = SplitMix64(state: seed)
    let good = Array(Self.line(#""2026-11-24T09:30:00Z""#, id: #""\ud83d\udc4d""#).utf8)
    for _ in 0..<2000 {
      var bytes = Array(good.prefix(Int.random(in: 0...good.count, using: &generator)))
      if !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      if let line = try? LogLine(line: bytes) { #expect((try? LogLine(line: line.json.utf8)) == line) }
    }
  }
}

/// A seeded generator, so that a failure can be repeated.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
