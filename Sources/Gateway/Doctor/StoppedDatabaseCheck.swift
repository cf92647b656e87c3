internal import FoundationEssentials
internal import Moderation
internal import Storage

/// Who has the database, and whether this build may use it.
struct StoppedDatabaseCheck: DiagnosticCheck {
  let name = "database"
  let path: String

  func run() -> [DiagnosticFinding] {
    switch LockHolder.of(databasePath: path) {
    case .process(let id): return [.ok(name, "process \(id) has it open, so a gateway runs on it")]
    case .unknown:
      return [
        .warning(
          name, "the system does not say whether a process has it open",
          remedy: "see whether a gateway runs: ps aux | grep 'gatehouse serve'")
      ]
    // The check of the files says that it is missing.
    case .nobody: return FileManager.default.fileExists(atPath: path) ? [schema] : []
    }
  }

  private var schema: DiagnosticFinding {
    switch DatabaseFile.schema(at: path) {
    case .current: .ok(name, "nobody has it open, and its schema is this build's")
    case .older(let missing):
      .ok(name, "nobody has it open; gatehouse serve brings its schema up to date, by up to \(missing) migrations")
    case .unusable(let reason):
      .problem(name, reason, remedy: "until then gatehouse serve refuses it, and leaves it as it is")
    case .unreadable(let reason):
      .problem(
        name, "it cannot be read: \(reason)",
        remedy: """
          check the path in the settings; if it is the right one, keep the file and restore a backup; see \
          docs/backup.md
          """)
    }
  }
}
