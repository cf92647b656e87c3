internal import Moderation
internal import Safekeeping

/// What was found in a backup, and where it went.
struct RestoreRecord {
  private let result: BackupRestorer.Result
  /// Nil where it was only tried.
  private let database: String?

  init(_ result: BackupRestorer.Result, database: String?) {
    self.result = result
    self.database = database
  }

  var fields: [(name: String, value: Cell)] {
    [
      ("database", Cell(database ?? "only tried, nothing was put in place")),
      ("key", Cell(result.keyFiles.isEmpty ? nil : result.keyFiles.joined(separator: ", "))),
      ("state of", Cell("\(result.manifest.madeAt)")),
      ("schema version", Cell(String(result.manifest.database.schemaVersion))),
      ("rows", Cell(String(result.manifest.database.rowCount))),
      ("secrets that open", Cell(String(result.secrets))),
    ]
  }

  var json: [UInt8] {
    var body = JSONBody()
    body.set("database", database)
    body.set("key_files", result.keyFiles)
    body.set("made_at", "\(result.manifest.madeAt)")
    body.set("schema_version", result.manifest.database.schemaVersion)
    body.set("rows", result.manifest.database.rowCount)
    body.set("secrets", result.secrets)
    return body.bytes + [0x0A]
  }
}
