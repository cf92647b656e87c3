import Moderation
import Testing

@testable import TikTok

@Suite("Runs of ordinary bytes in JSON strings")
struct JSONRunTests {
  private static func plainEnd(in bytes: [UInt8], from start: Int) -> Int {
    bytes[start...].firstIndex { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") } ?? bytes.count
  }

  @Test("a run ends at the first quote, backslash or control character, whatever stands around it")
  func everyByte() {
    var missed: [[UInt8]] = []
    for neighbour: UInt8 in [0x20, 0x21, 0x23, 0x5B, 0x5D, 0x7F, 0x80, 0xFF] {
      for place in 0..<20 {
        for byte in UInt8.min ... .max {
          var bytes = [UInt8](repeating: neighbour, count: 20)
          bytes[place] = byte
          let end = bytes.withUnsafeBytes { JSONRun.end(in: $0, from: 0) }
          if end != Self.plainEnd(in: bytes, from: 0) { missed.append(bytes) }
        }
      }
    }
    #expect(missed.isEmpty)
  }

  @Test("looking at eight bytes at a time finds what looking at each finds, from any start")
  func randomBytes() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<5000 {
      // Few ordinary bytes, so that several of those that end a run come together.
      let bytes =
        (0..<Int.random(in: 0...40, using: &generator)).map { _ in
          [0x00, 0x1F, 0x20, 0x22, 0x5C, 0x41, 0x80, 0xA2, 0xDC].randomElement(using: &generator) ?? 0
        } as [UInt8]
      let start = Int.random(in: 0...bytes.count, using: &generator)
      let end = bytes.withUnsafeBytes { JSONRun.end(in: $0, from: start) }
      #expect(end == Self.plainEnd(in: bytes, from: start))
    }
  }
}
