import Testing

@testable import Sealing

@Suite struct TimeBasedCodeTests {
  /// RFC 6238, appendix B, of whose eight digits an app of six shows the last.
  @Test(
    "the codes are those of RFC 6238",
    arguments: [
      (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
      (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ] as [(Int64, String)])
  func vectors(seconds: Int64, digits: String) throws {
    let code = TimeBasedCode(secret: Array("12345678901234567890".utf8))
    #expect(try code.code(at: seconds) == digits.suffix(6))
  }

  @Test("a code stands for its period, the one before and the one after, and no longer")
  func drift() throws {
    let code = TimeBasedCode(secret: try TimeBasedCode.generateSecret())
    let now: Int64 = 1_700_000_010
    let step = now / 30
    for (seconds, expected) in [
      (now - 60, nil), (now - 30, step - 1), (now, step), (now + 30, step + 1), (now + 60, nil),
    ] as [(Int64, Int64?)] {
      #expect(try code.step(of: code.code(at: seconds), at: now) == expected)
    }
  }

  @Test("what is no code at all fits nothing", arguments: ["", "12345", "1234567", "abcdef", "１２３４５６", "-00001"])
  func garbage(text: String) throws {
    let code = TimeBasedCode(secret: [UInt8](repeating: 7, count: 20))
    for seconds in stride(from: Int64(0), to: 3000, by: 30) {
      #expect(try code.step(of: text, at: seconds) == nil)
    }
  }

  @Test("the first period of all has none before it")
  func beginning() throws {
    let code = TimeBasedCode(secret: [1])
    #expect(try code.step(of: code.code(at: 0), at: 0) == 0)
  }

  @Test("apps read the secret from an address, where a name cannot add to it")
  func address() {
    let code = TimeBasedCode(secret: Array("12345678901234567890".utf8))
    #expect(
      code.address(issuer: "Gatehouse", name: "mia+x@agency?&") == "otpauth://totp/Gatehouse:mia%2Bx%40agency%3F%26"
        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Gatehouse&algorithm=SHA1&digits=6&period=30")
    #expect(shown(code).allSatisfy { !$0.contains("GEZD") && !$0.contains("49, 50, 51") })
  }

  /// RFC 4648, section 10.
  @Test(
    "base 32 is RFC 4648's without padding",
    arguments: [
      ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
      ("foobar", "MZXW6YTBOI"),
    ])
  func base32(text: String, encoded: String) {
    #expect(Base32.encode(text.utf8) == encoded)
  }
}
