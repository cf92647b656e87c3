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

  @Test("Every file of the console is compiled in, in order and byte for byte")
  func console() throws {
    let folder = root.appending(path: "admin")
    let found = try #require(FileManager.default.enumerator(atPath: folder.path))
    var names: [String] = []
    for case let path as String in found where found.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
      let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
      if !isHidden && path != "openapi.yaml" { names.append(path) }
    }
    #expect(
      EmbeddedFile.console.map(\.name) == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
      "run `make console`, which writes Sources/CEmbedded/console.c")
    for file in EmbeddedFile.console {
      #expect(try Data(contentsOf: folder.appending(path: file.name)) == Data(file.bytes), "\(file.name)")
    }
  }
}
