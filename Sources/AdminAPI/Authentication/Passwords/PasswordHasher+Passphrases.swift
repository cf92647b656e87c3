internal import Sealing

/// Keys made of passphrases cost more than passwords, and come from the same few threads.
extension PasswordHasher {
  /// Throws `Busy`, and `CryptoError` when the library refuses.
  func seal(
    _ plaintext: [UInt8], passphrase: String, header: PassphraseSealer.Header, authenticating context: [UInt8]
  ) async throws -> [UInt8] {
    try await run {
      try PassphraseSealer.seal(plaintext, passphrase: passphrase, header: header, authenticating: context)
    }
  }

  /// Throws `Busy`, and `CryptoError` as `PassphraseSealer.open` does.
  func open(
    _ sealed: [UInt8], passphrase: String, header: PassphraseSealer.Header, authenticating context: [UInt8]
  ) async throws -> [UInt8] {
    try await run {
      try PassphraseSealer.open(sealed, passphrase: passphrase, header: header, authenticating: context)
    }
  }
}
