import Testing

@testable import Sealing

@Suite("A text sealed to a passphrase")
struct PassphraseSealerTests {
  private static let passphrase = "correct horse battery"
  private static let context = Array("the rest of the document".utf8)

  private static func sealed(_ text: String) throws -> (header: PassphraseSealer.Header, bytes: [UInt8]) {
    let header = try PassphraseSealer.newHeader()
    return (
      header,
      try PassphraseSealer.seal(Array(text.utf8), passphrase: passphrase, header: header, authenticating: context)
    )
  }

  @Test("opens with it", arguments: ["", "a", String(repeating: "long ", count: 10_000)])
  func roundTrip(_ text: String) throws {
    let (header, bytes) = try Self.sealed(text)
    let opened = try PassphraseSealer.open(
      bytes, passphrase: Self.passphrase, header: header, authenticating: Self.context)
    #expect(String(decoding: opened, as: UTF8.self) == text)
    #expect(text.isEmpty || bytes.count == text.utf8.count + 16)
  }

  @Test("opens with no other passphrase, no other context, and not when a byte was changed")
  func refusal() throws {
    let (header, bytes) = try Self.sealed("a secret")
    #expect(throws: CryptoError.notAuthentic) {
      try PassphraseSealer.open(
        bytes, passphrase: "correct horse batterz", header: header, authenticating: Self.context)
    }
    #expect(throws: CryptoError.notAuthentic) {
      try PassphraseSealer.open(bytes, passphrase: Self.passphrase, header: header, authenticating: [1])
    }
    var changed = bytes
    changed[0] ^= 1
    #expect(throws: CryptoError.notAuthentic) {
      try PassphraseSealer.open(changed, passphrase: Self.passphrase, header: header, authenticating: Self.context)
    }
    var other = header
    other.derivation.passes += 1
    #expect(throws: CryptoError.notAuthentic) {
      try PassphraseSealer.open(bytes, passphrase: Self.passphrase, header: other, authenticating: Self.context)
    }
  }

  @Test("is another one each time")
  func freshness() throws {
    let (one, first) = try Self.sealed("a secret")
    let (two, second) = try Self.sealed("a secret")
    #expect(one.derivation.salt != two.derivation.salt)
    #expect(one.nonce != two.nonce)
    #expect(first != second)
  }

  @Test(
    "is refused before any work where its parameters ask for too much, or protect too little",
    arguments: [
      KeyDerivation(memoryInKiB: 4_194_304, passes: 3, lanes: 1, salt: salt),
      KeyDerivation(memoryInKiB: 8, passes: 3, lanes: 1, salt: salt),
      KeyDerivation(memoryInKiB: 65_536, passes: 1_000_000, lanes: 1, salt: salt),
      KeyDerivation(memoryInKiB: 65_536, passes: 0, lanes: 1, salt: salt),
      KeyDerivation(memoryInKiB: 65_536, passes: -1, lanes: 1, salt: salt),
      KeyDerivation(memoryInKiB: 65_536, passes: 3, lanes: 64, salt: salt),
      KeyDerivation(memoryInKiB: 65_536, passes: 3, lanes: 1, salt: []),
    ])
  func bounds(_ derivation: KeyDerivation) throws {
    let header = PassphraseSealer.Header(derivation: derivation, nonce: [UInt8](repeating: 1, count: 12))
    #expect(throws: CryptoError.malformed) {
      try PassphraseSealer.open(
        [UInt8](repeating: 0, count: 32), passphrase: Self.passphrase, header: header, authenticating: [])
    }
  }

  @Test(
    "needs a passphrase that is neither short nor endless",
    arguments: ["", "short", String(repeating: "x", count: 1025)])
  func length(_ passphrase: String) throws {
    let header = try PassphraseSealer.newHeader()
    #expect(throws: CryptoError.malformed) {
      try PassphraseSealer.seal([1], passphrase: passphrase, header: header, authenticating: [])
    }
  }

  private static let salt = [UInt8](repeating: 7, count: 16)
}
