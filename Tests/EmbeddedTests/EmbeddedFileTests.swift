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
      ("settings", ".yaml", [EmbeddedFile.defaultSettings]),
      ("passwords", ".txt", [EmbeddedFile.commonPasswords]),
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

  @Test("The description of the admin API is compiled in byte for byte")
  func openAPI() throws {
    #expect(try Data(contentsOf: root.appending(path: "admin/openapi.yaml")) == Data(EmbeddedFile.openAPI.bytes))
  }
}
