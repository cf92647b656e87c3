import Testing

@testable import Sealing

@Suite("A stream sealed to a passphrase")
struct SealedStreamTests {
  private static let passphrase = "correct horse battery"
  private static let context = Array("test".utf8)
  private static let chunk = SealedStream.chunkLength

  /// The header, and the sealed chunks.
  private static func sealed(_ plaintext: [UInt8]) throws -> (header: [UInt8], chunks: [[UInt8]]) {
    var sealer = try StreamSealer(passphrase: passphrase, context: context)
    var chunks: [[UInt8]] = []
    var rest = plaintext[...]
    repeat {
      let part = rest.prefix(chunk)
      rest = rest.dropFirst(part.count)
      chunks.append(try sealer.seal(Array(part), isLast: rest.isEmpty))
    } while !rest.isEmpty
    return (sealer.header, chunks)
  }

  private static func opened(
    _ header: [UInt8], _ chunks: [[UInt8]], passphrase: String = Self.passphrase, context: [UInt8] = Self.context
  ) throws -> [UInt8] {
    var opener = try StreamOpener(header: header, passphrase: passphrase, context: context)
    var plaintext: [UInt8] = []
    for (index, chunk) in chunks.enumerated() {
      plaintext += try opener.open(chunk, isLast: index == chunks.count - 1)
    }
    return plaintext
  }

  private static func bytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) } }

  @Test("opens with it, and is as long as was said", arguments: [0, 1, 262_143, 262_144, 262_145, 786_432])
  func roundTrip(_ count: Int) throws {
    let (header, chunks) = try Self.sealed(Self.bytes(count))
    #expect(try Self.opened(header, chunks) == Self.bytes(count))
    #expect(
      Int64(header.count + chunks.map(\.count).reduce(0, +)) == SealedStream.sealedLength(of: Int64(count)))
  }

  @Test("tells a wrong passphrase from damage")
  func wrongPassphrase() throws {
    let (header, chunks) = try Self.sealed([1, 2, 3])
    #expect(throws: SealedStream.Failure.wrongPassphrase) {
      try Self.opened(header, chunks, passphrase: "correct horse batterz")
    }
    #expect(throws: SealedStream.Failure.wrongPassphrase) { try Self.opened(header, chunks, passphrase: "short") }
    #expect(throws: SealedStream.Failure.damaged(chunk: 0)) { try Self.opened(header, chunks, context: [1]) }
    var changed = chunks
    changed[0][1] ^= 1
    #expect(throws: SealedStream.Failure.damaged(chunk: 0)) { try Self.opened(header, changed) }
  }

  @Test("does not open cut short, gone on with, in another order, with a chunk twice or one of another stream")
  func splices() throws {
    let (header, chunks) = try Self.sealed(Self.bytes(3 * Self.chunk))
    let (_, others) = try Self.sealed(Self.bytes(3 * Self.chunk))
    #expect(throws: SealedStream.Failure.cutShort) { try Self.opened(header, Array(chunks.dropLast())) }
    #expect(throws: SealedStream.Failure.tooLong) { try Self.opened(header, chunks + [chunks[0]]) }
    #expect(throws: SealedStream.Failure.damaged(chunk: 0)) {
      try Self.opened(header, [chunks[1], chunks[0], chunks[2]])
    }
    #expect(throws: SealedStream.Failure.damaged(chunk: 1)) {
      try Self.opened(header, [chunks[0], chunks[0], chunks[2]])
    }
    #expect(throws: SealedStream.Failure.damaged(chunk: 1)) {
      try Self.opened(header, [chunks[0], others[1], chunks[2]])
    }
    #expect(throws: SealedStream.Failure.damaged(chunk: 2)) {
      try Self.opened(header, [chunks[0], chunks[1], Array(chunks[2].dropLast())])
    }
  }

  @Test("opens with no byte of its header changed")
  func header() throws {
    let (header, chunks) = try Self.sealed([1])
    for index in header.indices {
      var changed = header
      changed[index] ^= 0x80
      #expect(throws: SealedStream.Failure.self, "byte \(index)") { try Self.opened(changed, chunks) }
    }
    #expect(throws: SealedStream.Failure.unknownVersion(2)) { try Self.opened([2] + header.dropFirst(), chunks) }
    #expect(throws: SealedStream.Failure.malformed) { try Self.opened(Array(header.dropLast()), chunks) }
  }

  @Test("is another one each time, and shows nothing")
  func freshness() throws {
    let (one, first) = try Self.sealed([1, 2, 3])
    let (two, second) = try Self.sealed([1, 2, 3])
    #expect(one != two)
    #expect(first != second)
    let sealer = try StreamSealer(passphrase: Self.passphrase, context: [])
    var dumped = ""
    dump(sealer, to: &dumped)
    #expect("\(sealer)" == "<stream sealer>")
    #expect(!dumped.contains("key"))
  }

  @Test("takes no passphrase that is too short to protect anything")
  func shortPassphrase() {
    #expect(throws: CryptoError.malformed) { try StreamSealer(passphrase: "eleven long", context: []) }
  }
}
