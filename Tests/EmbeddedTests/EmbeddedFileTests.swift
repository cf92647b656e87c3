import Embedded
import Foundation
import Testing

@Suite struct EmbeddedFileTests {
  private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test("Every migration of the folder is compiled in, in order and byte for byte")
  func migrationsAreComplete() throws {
    let folder = root.appending(path: "migrations")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".sql") }
      .sorted()
    #expect(EmbeddedFile.migrations.map(\.name) == names)
    for file in EmbeddedFile.migrations {
      #expect(try Data(contentsOf: folder.appending(path: file.name)) == Data(file.bytes))
    }
  }
}
