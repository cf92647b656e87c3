import Embedded
import Foundation
import Testing

@Suite struct EmbeddedFileTests {
  private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test(
    "Every file of the folder is compiled in, in order and byte for byte",
    arguments: [
      ("migrations", ".sql", EmbeddedFile.migrations), ("packs", ".txt", EmbeddedFile.packs),
      ("passwords", ".txt", [EmbeddedFile.commonPasswords]),
      ("settings", ".yaml", [EmbeddedFile.defaultSettings]),
    ])
  func foldersAreComplete(name: String, suffix: String, files: [EmbeddedFile]) throws {
    let folder = root.appending(path: name)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(suffix) }
      .sorted()
    #expect(files.map(\.name) == names)
    for file in files {
      #expect(try Data(contentsOf: folder.appending(path: file.name)) == Data(file.bytes))
    }
  }
}
