import Sealing
import Testing

@Suite struct SealingKeyTests {
  private static let digits = String(repeating: "0f", count: 32)

  @Test("a key is exactly 32 bytes", arguments: [0, 1, 31, 33, 64])
  func length(count: Int) {
    #expect(SealingKey(bytes: [UInt8](repeating: 1, count: count)) == nil)
  }

  @Test("hexadecimal text comes back, white space around it is ignored, upper case is accepted")
  func text() throws {
    let key = try #require(SealingKey(hex: Self.digits))
    #expect(key.hex == Self.digits)
    #expect(SealingKey(hex: " \t\n\(Self.digits.uppercased())\r\n ")?.hex == Self.digits)
  }

  @Test(
    "other text is refused",
    arguments: [
      "", " ", "0f", digits + "0f", String(digits.dropLast()), String(digits.dropLast(2)) + "0g",
      String(digits.prefix(32)) + " " + String(digits.suffix(32)), "0x" + digits, digits + ",",
    ])
  func refused(text: String) {
    #expect(SealingKey(hex: text) == nil)
  }

  @Test("the id depends on the key alone, differs between keys and is not part of the key")
  func id() throws {
    let key = try #require(SealingKey(hex: Self.digits))
    #expect(key.id == SealingKey(hex: Self.digits)?.id)
    #expect(key.id.count == 8)
    #expect(!key.hex.contains(key.id))
    let ids = try Set((0..<500).map { _ in try SealingKey.generate().id })
    #expect(ids.count == 500)
  }

  @Test("nothing Swift shows of a key by itself holds its bytes")
  func hidden() throws {
    let key = try #require(SealingKey(bytes: [UInt8](repeating: 171, count: 32)))
    for text in shown(key) {
      #expect(!text.contains("171") && !text.contains("abab"))
    }
    #expect("\(key)" == "key \(key.id)")
  }

  @Test("nothing Swift shows of an HMAC key holds its state")
  func hiddenHMAC() {
    for text in shown(HMACKey("secret".utf8)) {
      #expect(!text.contains("SHA256") && !text.contains("inner"))
    }
    #expect(Mirror(reflecting: HMACKey("secret".utf8)).children.isEmpty)
  }
}
