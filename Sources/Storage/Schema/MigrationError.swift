/// Why a database is refused at start. It is left as it was.
public enum MigrationError: Error, Equatable, Sendable {
  /// The database was written by a newer build.
  case newerDatabase(version: Int, newestKnown: Int)
  /// A migration that was applied differs from the one this build holds.
  case edited(fileName: String, line: Int)
  /// A migration that was applied is not in this build, or one in between was never applied.
  case missing(version: Int)
  /// The SQL of a migration failed; nothing of it was kept.
  case failed(fileName: String, reason: String)
  /// The file is a database, but not one of ours.
  case foreignDatabase
}

extension MigrationError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .newerDatabase(let version, let newestKnown):
      "the database has schema version \(version), but this build knows only up to \(newestKnown); use the newer "
        + "gatehouse that wrote it, or restore a backup made before the upgrade"
    case .edited(let fileName, let line):
      "migration \(fileName) was applied with another text than this build holds (first difference in line \(line)); "
        + "applied migrations are never edited: put the file back and add a new one"
    case .missing(let version):
      "migration \(version) is missing: the database and this build disagree on which migrations exist; use the build "
        + "that wrote the database"
    case .failed(let fileName, let reason):
      "migration \(fileName) failed and was rolled back: \(reason)"
    case .foreignDatabase:
      "the file is a SQLite database that gatehouse did not make; choose another path"
    }
  }
}
