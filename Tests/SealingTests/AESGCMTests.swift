import Testing

@testable import Sealing

/// The AES-256 cases of the GCM specification that NIST published with SP 800-38D.
@Suite struct AESGCMTests {
  struct Vector: Sendable, CustomTestStringConvertible {
    let name: String
    let key, nonce, plaintext, context, ciphertext, tag: String
    var testDescription: String { name }
  }

  static let vectors = [
    Vector(
      name: "case 13, nothing", key: String(repeating: "00", count: 32), nonce: String(repeating: "00", count: 12),
      plaintext: "", context: "", ciphertext: "", tag: "530f8afbc74536b9a963b4f1c4cb738b"),
    Vector(
      name: "case 14, one block of zeros", key: String(repeating: "00", count: 32),
      nonce: String(repeating: "00", count: 12), plaintext: String(repeating: "00", count: 16), context: "",
      ciphertext: "cea7403d4d606b6e074ec5d3baf39d18", tag: "d0d1c8a799996bf0265b98b5d48ab919"),
    Vector(
      name: "case 16, with context and a broken last block",
      key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", nonce: "cafebabefacedbaddecaf888",
      plaintext: "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
      context: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
      ciphertext: "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
      tag: "76fc6ece0f4e1768cddf8853bb2d551b"),
  ]

  @Test("sealing gives the published ciphertext and tag, and opening gives the plaintext back", arguments: vectors)
  func published(vector: Vector) throws {
    let (key, nonce) = (try bytes(vector.key), try bytes(vector.nonce))
    let (plaintext, context) = (try bytes(vector.plaintext), try bytes(vector.context))
    let sealed = try AESGCM.seal(plaintext, key: key, nonce: nonce, authenticating: context)
    #expect(Hex.encode(sealed) == vector.ciphertext + vector.tag)
    #expect(try AESGCM.open(sealed, key: key, nonce: nonce, authenticating: context) == plaintext)
    #expect(throws: CryptoError.notAuthentic) {
      try AESGCM.open(sealed, key: key, nonce: nonce, authenticating: context + [0])
    }
  }

  @Test("what is shorter than a tag is malformed", arguments: 0..<16)
  func short(count: Int) {
    #expect(throws: CryptoError.malformed) {
      try AESGCM.open(
        [UInt8](repeating: 0, count: count), key: [UInt8](repeating: 0, count: 32),
        nonce: [UInt8](repeating: 0, count: 12), authenticating: [])
    }
  }

  private func bytes(_ hex: String) throws -> [UInt8] { try #require(Hex.decode(hex.utf8)) }
}
