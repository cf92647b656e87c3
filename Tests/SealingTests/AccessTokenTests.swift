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

  @Test("a program's token ends with a checksum, which finds a character that is missing, added or changed")
  func program() throws {
    for _ in 0..<50 {
      let token = try AccessToken.program()
      let text = token.secret
      #expect(text.hasPrefix("gh_") && text.utf8.count == 75 && AccessToken.isProgramToken(text))
      #expect(Hex.decode(text.utf8.dropFirst(3))?.count == 36)
      #expect(token.lastFour == String(text.suffix(4)))
      for index in text.indices.dropFirst(3) {
        var changed = text
        changed.replaceSubrange(index...index, with: text[index] == "0" ? "1" : "0")
        #expect(!AccessToken.isProgramToken(changed))
        changed.remove(at: index)
        #expect(!AccessToken.isProgramToken(changed))
      }
    }
    let known = "gh_" + String(repeating: "0", count: 64)
    #expect(AccessToken.isProgramToken(known + "00625281"))
    for text in ["", "gh_", "ghs_" + String(repeating: "0", count: 71), String(repeating: "é", count: 40)] {
      #expect(!AccessToken.isProgramToken(text))
    }
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
