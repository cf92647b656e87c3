import Sealing
import Testing

@Suite struct AccessTokenTests {
  @Test("a session token is a known prefix and 64 digits, and no two are alike")
  func shape() throws {
    let tokens = try (0..<500).map { _ in try AccessToken.session().secret }
    for token in tokens {
      #expect(token.hasPrefix("ghs_"))
      #expect(Hex.decode(token.utf8.dropFirst(4))?.count == 32)
    }
    #expect(Set(tokens).count == tokens.count)
  }

  @Test("its digest is the SHA-256 of its text, always the same")
  func digest() throws {
    #expect(
      Hex.encode(AccessToken.digest(of: "ghs_" + String(repeating: "0", count: 64)))
        == "ff0e191715d21a7ddd5ebc5d0e182b57d2a29ed9b6eb22979a79818cd35d74cb")
    let token = try AccessToken.session()
    #expect(token.digest == token.digest)
    #expect(token.digest == AccessToken.digest(of: token.secret))
  }

  @Test("nothing Swift shows of a token by itself holds its text")
  func hidden() throws {
    let token = try AccessToken.session()
    for text in shown(token) {
      #expect(!text.contains(token.secret) && !text.contains("ghs_"))
    }
  }
}
