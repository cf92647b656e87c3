internal import Sealing

/// A code that is shown once and good once: of an invitation, or to recover a lost second factor. With 124 random bits it
/// needs no slow hash.
struct HandedOutCode: Sendable {
  /// For the one answer that hands it out.
  let text: String

  init() throws(CryptoError) { text = try SecureRandom.oneTimePassword() }

  /// What is stored of it.
  var digest: [UInt8] { Self.digest(of: text) }

  /// What a presented code is looked up by; hyphens in it do not count.
  static func digest(of code: String) -> [UInt8] { SHA256.digest(code.utf8.filter { $0 != UInt8(ascii: "-") }) }
}
