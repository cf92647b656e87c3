import Moderation
import Testing

@testable import Diagnosis

@Suite struct DiskCheckTests {
  private static let gibibyte: Int64 = 1 << 30

  private func check(
    free: Int64, files: Int64? = nil, backups: Int64? = nil, onDevice device: UInt64 = 1, file: Int64 = 1 << 20,
    log: Int64 = 0
  ) async throws -> [DiagnosticFinding] {
    try await DiskCheck(
      databaseFolder: "/db", backupFolder: backups == nil ? nil : "/backups", copyReserve: 64 << 20,
      sizes: { DiskCheck.Sizes(file: file, log: log) },
      space: { folder in
        folder == "/db"
          ? DiskSpace(freeBytes: free, freeFiles: files) : backups.map { DiskSpace(freeBytes: $0, device: device) }
      }
    ).run()
  }

  @Test("room is fine, little room a warning, and next to none a problem")
  func room() async throws {
    #expect(try await check(free: 50 * Self.gibibyte).severities == [.ok])
    #expect(try await check(free: Self.gibibyte / 2).severities == [.warning])
    let full = try await check(free: 3 << 20)
    #expect(full.severities == [.problem, .warning])
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
    #expect(found.severities == [.ok, .warning, .problem])
    #expect(found.text.contains("write-ahead log") && found.text.contains("backup.keep"))
    #expect(try await check(free: 50 * Self.gibibyte, backups: 9 * Self.gibibyte).severities == [.ok])
  }

  @Test("without room for the copy beside the database no backup can be made, whatever room there is where they go")
  func copy() async throws {
    let full = try await check(free: 3 * Self.gibibyte, backups: 500 * Self.gibibyte, file: 10 * Self.gibibyte)
    #expect(full.severities == [.ok, .problem])
    #expect(full.text.contains("a backup needs 10 GiB there while it is made, for a copy"), "\(full.text)")
    // Nobody set a schedule, and somebody may want one all the same.
    #expect(try await check(free: 3 * Self.gibibyte, file: 10 * Self.gibibyte).severities == [.ok, .warning])
    // What was not folded in yet is copied too.
    let free = 10 * Self.gibibyte + 64 << 20
    #expect(try await check(free: free, file: 10 * Self.gibibyte).severities == [.ok])
    #expect(try await check(free: free, file: 10 * Self.gibibyte, log: 1).severities == [.ok, .warning])
  }

  @Test("on one file system there must be room for the copy and for the backup at once")
  func sharedDisk() async throws {
    func severities(free: Int64) async throws -> [DiagnosticFinding.Severity] {
      try await check(free: free, backups: free, onDevice: 0, file: 10 * Self.gibibyte).severities
    }
    #expect(try await severities(free: 15 * Self.gibibyte) == [.ok, .problem])
    #expect(try await severities(free: 21 * Self.gibibyte) == [.ok])
  }

  @Test("the system's own word is taken for real, and where it has none that is a warning")
  func real() async throws {
    let folder = try TemporaryFolder()
    #expect((DiskSpace.at(folder.path)?.freeBytes ?? 0) > 0)
    #expect(DiskSpace.at(folder.path + "/not/there") == nil)
    #expect(DiskSpace.taken(by: try folder.file("a")) == 1)
    #expect(DiskSpace.at(folder.path)?.device == DiskSpace.at(folder.path + "/a")?.device)
    let found = try await DiskCheck(
      databaseFolder: folder.path + "/not/there", backupFolder: nil, copyReserve: 0, sizes: { .init(file: 0, log: 0) }
    ).run()
    #expect(found.severities == [.warning])
  }
}
