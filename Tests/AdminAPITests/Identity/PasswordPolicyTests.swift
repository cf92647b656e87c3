import Embedded
import Moderation
import Testing

@testable import AdminAPI

@Suite("The passwords that nobody may choose")
struct PasswordPolicyTests {
  private let policy = PasswordPolicy(commonDigests: EmbeddedFile.commonPasswords.text)

  @Test("are the 3,000 commonest of eight and more characters")
  func count() {
    #expect(policy.commonCount == 3000)
    #expect(
      EmbeddedFile.commonPasswords.text.split(separator: "\n").allSatisfy { $0.wholeMatch(of: /[0-9a-f]{16}/) != nil })
  }

  @Test(
    "are refused in any case",
    arguments: [
      "password", "12345678", "qwertyuiop", "iloveyou", "trustno1", "1qaz2wsx", "SUNSHINE", "Password", "PrinCess",
    ])
  func common(_ password: String) {
    #expect(policy.fault(in: password, of: nil)?.contains("commonest") == true)
  }

  @Test("are not others", arguments: ["correct horse battery", "password-of-its-own", "пароль-длинный", "8 👩‍👩‍👧‍👦 emoji"])
  func others(_ password: String) {
    #expect(policy.fault(in: password, of: "somebody") == nil)
  }

  @Test("include the operator's own name, with or without its mail domain")
  func name() {
    for password in ["Mia.Miller", "mia.miller@agency.example", "MIA.MILLER@AGENCY.EXAMPLE"] {
      #expect(policy.fault(in: password, of: "mia.miller@agency.example") == "must not be the operator's name")
    }
    #expect(policy.fault(in: "mia.miller and more", of: "mia.miller@agency.example") == nil)
  }

  @Test("have 8 to 128 characters, however many bytes those take up to 512")
  func length() {
    let rule = TextRule.newPassword
    for accepted in ["12345678", String(repeating: "é", count: 128), String(repeating: "€", count: 128)] {
      #expect(rule.accept(accepted) == accepted)
    }
    for refused in ["1234567", String(repeating: "a", count: 129), String(repeating: "👩‍👩‍👧‍👦", count: 21)] {
      #expect(rule.accept(refused) == nil)
    }
    // What was received is what is hashed: no normalisation.
    let decomposed = "passwo\u{0308}rd"
    #expect(rule.accept(decomposed)?.unicodeScalars.elementsEqual(decomposed.unicodeScalars) == true)
  }
}
