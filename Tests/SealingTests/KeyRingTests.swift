import Testing

@testable import Sealing

@Suite("A ring of keys")
struct KeyRingTests {
  @Test("seals with the newest key, and opens with both until the old one is forgotten")
  func rotation() throws {
    let (old, new) = (try SealingKey.generate(), try SealingKey.generate())
    let ring = KeyRing(old)
    let sealer = Sealer(ring)
    let before = try sealer.seal([1, 2, 3], context: "here")
    #expect(before.starts(with: sealer.mark))

    #expect(ring.advance(to: new))
    let after = try sealer.seal([1, 2, 3], context: "here")
    #expect(sealer.keyID == new.id)
    #expect(after.starts(with: sealer.mark))
    #expect(!before.starts(with: sealer.mark))
    #expect(try sealer.open(before, context: "here") == [1, 2, 3])
    #expect(try sealer.open(after, context: "here") == [1, 2, 3])

    ring.forgetPrevious()
    #expect(throws: CryptoError.wrongKey(expected: new.id, found: old.id)) { try sealer.open(before, context: "here") }
    #expect(try Sealer(key: new).open(after, context: "here") == [1, 2, 3])
  }

  @Test("takes no third key, and not the one it has")
  func thirdKey() throws {
    let (old, new) = (try SealingKey.generate(), try SealingKey.generate())
    let ring = KeyRing(new, previous: old)
    #expect(!ring.advance(to: try SealingKey.generate()))
    #expect(ring.all.map(\.id) == [new.id, old.id])
    ring.forgetPrevious()
    #expect(!ring.advance(to: new))
    #expect(KeyRing(new, previous: new).previousKey == nil)
  }
}
