import FoundationEssentials
import Testing

@testable import Sealing

@Suite("The file of a key that is being replaced")
struct KeyFileRotationTests {
  private let folder: TemporaryFolder
  private let path: String
  private let old: SealingKey
  private let new: SealingKey

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("gatehouse.db.key")
    (old, new) = (try SealingKey.generate(), try SealingKey.generate())
    try KeyFile.create(at: path, key: old)
  }

  @Test("stays until the new one takes its place")
  func promotion() throws {
    #expect(try KeyFile.readNext(of: path) == nil)
    try KeyFile.createNext(of: path, key: new)
    #expect(try KeyFile.read(at: path).id == old.id)
    #expect(try KeyFile.readNext(of: path)?.id == new.id)
    try KeyFile.promoteNext(of: path, keyID: new.id)
    #expect(try KeyFile.read(at: path).id == new.id)
    #expect(try KeyFile.readNext(of: path) == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["gatehouse.db.key"])
    // Once more where the one before could not make it durable, and never where the new key is nowhere.
    try KeyFile.promoteNext(of: path, keyID: new.id)
    #expect(throws: KeyFile.Failure.self) { try KeyFile.promoteNext(of: path, keyID: old.id) }
    #expect(try KeyFile.read(at: path).id == new.id)
  }

  @Test("gets no second successor, and what an earlier attempt left by half is no hindrance")
  func leftovers() throws {
    _ = try folder.write("half", to: "gatehouse.db.key.next.partial")
    try KeyFile.createNext(of: path, key: new)
    #expect(throws: KeyFile.Failure.alreadyExists(path: path + ".next")) {
      try KeyFile.createNext(of: path, key: SealingKey.generate())
    }
    #expect(try KeyFile.readNext(of: path)?.id == new.id)
    KeyFile.discardNext(of: path)
    #expect(try KeyFile.readNext(of: path) == nil)
  }

  @Test("is not replaced where it is a link, since something else provides it")
  func link() throws {
    let link = folder.file("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    #expect(throws: KeyFile.Failure.self) { try KeyFile.createNext(of: link, key: new) }
    #expect(try KeyFile.readNext(of: link) == nil)
  }
}
