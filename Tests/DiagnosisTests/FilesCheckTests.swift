import Moderation
import Testing

@testable import Diagnosis

@Suite struct FilesCheckTests {
  private func check(_ folder: TemporaryFolder, key: String, extra: String? = nil) -> [DiagnosticFinding] {
    FilesCheck(
      files: [.init("the sealing key", key, isNeeded: true)]
        + (extra.map { [.init("its write-ahead log", $0, isNeeded: false)] } ?? []),
      folders: [folder.path, folder.path]
    ).run()
  }

  @Test("files of their owner alone are fine, and one that need not be there may be missing")
  func healthy() throws {
    let folder = try TemporaryFolder()
    let found = check(folder, key: try folder.file("g.key"), extra: folder.path + "/g.db-wal")
    #expect(found.severities == [.ok])
  }

  @Test("a key that others can read is a problem, whichever of them", arguments: [0o644, 0o640, 0o604, 0o660])
  func readableKey(mode: Int) throws {
    let folder = try TemporaryFolder()
    let key = try folder.file("g.key", mode: mode)
    let found = check(folder, key: key)
    #expect(found.severities == [.problem])
    #expect(found.text.contains("chmod 600 \(key)") && found.text.contains("mode 0" + String(mode, radix: 8)))
  }

  @Test("a missing key is a problem")
  func missingKey() throws {
    let folder = try TemporaryFolder()
    let found = check(folder, key: folder.path + "/g.key")
    #expect(found.severities == [.problem] && found.text.contains("the sealing key is not at"))
  }

  @Test("a folder in which others can replace files is a problem, told once; one like /tmp is none")
  func writableFolder() throws {
    let folder = try TemporaryFolder()
    let key = try folder.file("g.key")
    try folder.chmod(folder.path, 0o777)
    let found = check(folder, key: key)
    #expect(found.severities == [.problem] && found.text.contains("chmod go-w \(folder.path)"))
    try folder.chmod(folder.path, 0o1777)
    #expect(check(folder, key: key).severities == [.ok])
  }

  @Test("a folder that is not there is a problem")
  func missingFolder() throws {
    let folder = try TemporaryFolder()
    let found = FilesCheck(files: [], folders: [folder.path + "/backups"]).run()
    #expect(found.severities == [.problem] && found.text.contains("mkdir"))
  }
}
