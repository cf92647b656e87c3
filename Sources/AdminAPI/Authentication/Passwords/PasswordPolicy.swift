internal import Sealing

/// What a password that somebody chooses must not be. Its length and characters are `TextRule.newPassword`'s.
///
/// Passwords are hashed as they were received, with no normalisation and no change of case (OWASP ASVS 5.0, 6.2.8).
public struct PasswordPolicy: Sendable {
  private let common: Set<String>

  /// `digests` are lines of 16 hexadecimal digits: the first 64 bits of the SHA-256 of each common password in lower
  /// case.
  public init(commonDigests digests: String) {
    common = Set(digests.split(separator: "\n").map(String.init))
  }

  /// How many common passwords are refused.
  var commonCount: Int { common.count }

  /// What is wrong with the password, as the end of a sentence; nil if nothing is. `name` is the operator's, where that
  /// is known already.
  func fault(in password: String, of name: String?) -> String? {
    let lowered = password.lowercased()
    if common.contains(Hex.encode(SHA256.digest(lowered.utf8).prefix(8))) {
      return "is one of the commonest passwords; choose one that nobody else has"
    }
    guard let name else { return nil }
    let mailbox = name.prefix { $0 != "@" }
    return lowered == name || lowered == mailbox ? "must not be the operator's name" : nil
  }
}
