import Foundation
import Moderation
import Testing

@testable import Safekeeping

@Suite("A backup that was altered")
struct BackupTamperingTests {
  private let world: World
  private let backup: String
  private let bytes: [UInt8]

  init() async throws {
    world = try await World()
    for round in 0..<10 { await world.record((0..<300).map { "\(round) \($0)" }) }
    backup = try await world.makeBackup()
    bytes = Array(try Data(contentsOf: URL(filePath: backup)))
  }

  /// What restoring so many bytes comes to; nothing may be left of it.
  private func failure(of bytes: [UInt8], passphrase: String = World.passphrase) async throws -> BackupFileError? {
    let place = try TemporaryFolder()
    try Data(bytes).write(to: place.url.appending(path: "altered"))
    do {
      _ = try await world.restorer.restore(
        place.path("altered"), passphrase: passphrase, to: place.path("gatehouse.db"),
        keyFile: place.path("gatehouse.db.key"), key: nil)
      return nil
    } catch let error as BackupFileError {
      #expect(place.names == ["altered"])
      return error
    }
  }

  @Test("in one bit, anywhere, is found out", arguments: 0..<24)
  func flippedBit(_ seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    // The first half within the header and the manifest, the others anywhere.
    let offset = Int.random(in: 0..<(seed < 12 ? 400 : bytes.count), using: &generator)
    var altered = bytes
    altered[offset] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    let failure = try await failure(of: altered)
    switch failure {
    case .notABackup: #expect(offset < 16)
    case .newerFormat: #expect(offset == 16)
    case .wrongPassphrase: #expect((17..<68).contains(offset))
    case .damaged(let place): #expect(offset < 68 || (Int64(offset) >= place && Int64(offset) < place + 262_160))
    default: Issue.record("offset \(offset): \(String(describing: failure))")
    }
  }

  @Test("by cutting it short is found out", arguments: [0, 10, 67, 68, 69, 5000, 262_160 + 68, -1])
  func truncated(_ count: Int) async throws {
    let failure = try await failure(of: Array(count < 0 ? bytes.dropLast() : bytes.prefix(count)))
    switch count {
    case 0, 10: #expect(failure.map { if case .notABackup = $0 { true } else { false } } == true)
    case 67, 262_160 + 68: #expect(failure == .cutShort)
    default: #expect(failure.map { if case .damaged = $0 { true } else { $0 == .cutShort } } == true)
    }
  }

  @Test("by adding to it is found out", arguments: [1, 16, 262_160])
  func extended(_ count: Int) async throws {
    let failure = try await failure(of: bytes + [UInt8](repeating: 7, count: count))
    #expect(failure.map { if case .damaged = $0 { true } else { $0 == .tooLong } } == true)
  }

  @Test("by exchanging two chunks, or with one of another backup, is found out")
  func spliced() async throws {
    let (start, length) = (68, 262_160)
    var exchanged = bytes
    exchanged.replaceSubrange(start..<start + length, with: bytes[start + length..<start + 2 * length])
    #expect(try await failure(of: exchanged) == .damaged(offset: 68))
    let other = Array(try Data(contentsOf: URL(filePath: await world.makeBackup("other"))))
    var mixed = bytes
    mixed.replaceSubrange(start + length..<start + 2 * length, with: other[start + length..<start + 2 * length])
    #expect(try await failure(of: mixed) == .damaged(offset: 68 + 262_160))
  }

  @Test("or is opened with another passphrase, is told apart")
  func wrongPassphrase() async throws {
    #expect(try await failure(of: bytes, passphrase: "another passphrase") == .wrongPassphrase)
    #expect(try await failure(of: bytes) == nil)
    #expect(
      try await failure(of: Array("something else altogether".utf8)).map { "\($0)" }?.contains("is not a backup")
        == true)
  }
}
