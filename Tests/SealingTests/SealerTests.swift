import Sealing
import Testing

@Suite struct SealerTests {
  private let context = "accounts.access_token:acc_1"

  private func key(_ byte: UInt8 = 7) throws -> SealingKey {
    try #require(SealingKey(bytes: [UInt8](repeating: byte, count: 32)))
  }

  @Test("what was sealed opens again, whatever its size", arguments: [0, 1, 15, 16, 17, 64, 10_240, 1 << 20])
  func roundTrip(count: Int) throws {
    let sealer = Sealer(key: try key())
    let plaintext = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let sealed = try sealer.seal(plaintext, context: context)
    #expect(sealed.count == 1 + 4 + 12 + count + 16)
    #expect(try sealer.open(sealed, context: context) == plaintext)
  }

  @Test("another sealer with the same key opens it: nothing but the key is needed")
  func otherInstance() throws {
    let sealed = try Sealer(key: try key()).seal(Array("secret".utf8), context: context)
    #expect(try Sealer(key: try key()).open(sealed, context: context) == Array("secret".utf8))
  }

  @Test("the plaintext is not to be seen in the ciphertext, and no two ciphertexts share a nonce")
  func nonces() throws {
    let sealer = Sealer(key: try key())
    let plaintext = Array("a secret that shows".utf8)
    let sealed = try (0..<1000).map { _ in try sealer.seal(plaintext, context: context) }
    #expect(Set(sealed.map { Array($0[5..<17]) }).count == 1000)
    #expect(Set(sealed.map { Array($0[17...]) }).count == 1000)
    #expect(!sealed.contains { Array($0[17..<17 + plaintext.count]) == plaintext })
  }

  @Test("each flipped bit is refused: version, key id, nonce, ciphertext and tag")
  func everyBit() throws {
    let sealer = Sealer(key: try key())
    let sealed = try sealer.seal(Array("12345".utf8), context: context)
    for bit in 0..<sealed.count * 8 {
      var changed = sealed
      changed[bit / 8] ^= 1 << (bit % 8)
      let error = #expect(throws: CryptoError.self) { try sealer.open(changed, context: context) }
      switch bit / 8 {
      case 0: #expect(error == .malformed)
      case 1...4: #expect(error == .wrongKey(expected: sealer.keyID, found: Hex.encode(changed[1...4])))
      default: #expect(error == .notAuthentic)
      }
    }
  }

  @Test("each other value of each byte is refused")
  func everyByte() throws {
    let sealer = Sealer(key: try key())
    let sealed = try sealer.seal([42], context: context)
    for index in sealed.indices {
      for value in 0...255 where UInt8(value) != sealed[index] {
        var changed = sealed
        changed[index] = UInt8(value)
        #expect(throws: CryptoError.self) { try sealer.open(changed, context: context) }
      }
    }
  }

  @Test(
    "a ciphertext opens only in the place it was sealed for",
    arguments: ["", "accounts.access_token:acc_2", "accounts.refresh_token:acc_1", "accounts.access_token:acc_1 "])
  func otherContext(other: String) throws {
    let sealer = Sealer(key: try key())
    let sealed = try sealer.seal(Array("secret".utf8), context: context)
    #expect(throws: CryptoError.notAuthentic) { try sealer.open(sealed, context: other) }
  }

  @Test("a secret of another key names both keys and says what to do")
  func wrongKey() throws {
    let (ours, theirs) = (Sealer(key: try key(1)), Sealer(key: try key(2)))
    #expect(ours.keyID != theirs.keyID)
    let sealed = try theirs.seal(Array("secret".utf8), context: context)
    let error = #expect(throws: CryptoError.wrongKey(expected: ours.keyID, found: theirs.keyID)) {
      try ours.open(sealed, context: context)
    }
    let text = try #require(error?.description)
    #expect(text.contains(ours.keyID) && text.contains(theirs.keyID) && text.contains("key file"))
  }

  @Test("a ciphertext cut short is malformed or not authentic, never opened")
  func truncated() throws {
    let sealer = Sealer(key: try key())
    let sealed = try sealer.seal(Array("12345".utf8), context: context)
    for count in 0..<sealed.count {
      let error = #expect(throws: CryptoError.self) {
        try sealer.open(Array(sealed[..<count]), context: context)
      }
      #expect(error == (count < 1 + 4 + 12 + 16 ? .malformed : .notAuthentic))
    }
    #expect(throws: CryptoError.notAuthentic) { try sealer.open(sealed + [0], context: context) }
  }

  @Test("a sealer shows its key's id and not its key")
  func hidden() throws {
    let key = try SealingKey.generate()
    let sealer = Sealer(key: key)
    for text in shown(sealer) {
      #expect(text.contains(key.id))
      #expect(!text.contains(key.hex) && !text.contains("bytes"))
    }
  }
}
