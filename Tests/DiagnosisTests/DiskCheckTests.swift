import Moderation
import Testing

@testable import Diagnosis

@Suite struct DiskCheckTests {
  private static let gibibyte: Int64 = 1 << 30

  private func check(
    free: Int64, files: Int64? = nil, backups: Int64? = nil, file: Int64 = 1 << 20, log: Int64 = 0
  ) async throws -> [DiagnosticFinding] {
    try await DiskCheck(
      databaseFolder: "/db", backupFolder: backups == nil ? nil : "/backups",
      sizes: { DiskCheck.Sizes(file: file, log: log) },
      space: { folder in
        folder == "/db" ? DiskSpace(freeBytes: free, freeFiles: files) : backups.map { DiskSpace(freeBytes: $0) }
      }
    ).run()
  }

  @Test("room is fine, little room a warning, and next to none a problem")
  func room() async throws {
    #expect(try await check(free: 50 * Self.gibibyte).severities == [.ok])
    #expect(try await check(free: Self.gibibyte / 2).severities == [.warning])
    let full = try await check(free: 3 << 20)
    #expect(full.severities == [.problem])
    #expect(full.text.contains("only 3.0 MiB are free where the database is (/db)"))
  }

  @Test("a file system that takes no more files is a problem, whatever room it has")
  func inodes() async throws {
    #expect(try await check(free: 50 * Self.gibibyte, files: 12).severities == [.problem])
  }

  @Test("where the next backup may not fit, or the log grows, that is a warning of its own")
  func backupsAndLog() async throws {
    let found = try await check(
      free: 50 * Self.gibibyte, backups: Self.gibibyte, file: 2 * Self.gibibyte, log: Self.gibibyte)
    #expect(found.severities == [.ok, .warning, .warning])
    #expect(found.text.contains("write-ahead log") && found.text.contains("backup.keep"))
    #expect(try await check(free: 50 * Self.gibibyte, backups: 9 * Self.gibibyte).severities == [.ok])
  }

  @Test("the system's own word is taken for real, and where it has none that is a warning")
  func real() async throws {
    let folder = try TemporaryFolder()
    #expect((DiskSpace.at(folder.path)?.freeBytes ?? 0) > 0)
    #expect(DiskSpace.at(folder.path + "/not/there") == nil)
    #expect(DiskSpace.taken(by: try folder.file("a")) == 1)
    let found = try await DiskCheck(
      databaseFolder: folder.path + "/not/there", backupFolder: nil, sizes: { .init(file: 0, log: 0) }
    ).run()
    #expect(found.severities == [.warning])
  }
}
