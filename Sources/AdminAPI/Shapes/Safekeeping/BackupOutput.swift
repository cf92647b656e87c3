internal import Moderation

struct BackupOutput: Encodable {
  var id: BackupID
  var destination: String
  var fileName: String
  var startedAt: Timestamp
  @Nullable var endedAt: Timestamp?
  @Nullable var bytes: Int64?
  @Nullable var failure: String?

  init(_ backup: Backup) {
    id = backup.id
    destination = backup.destination.name
    fileName = backup.fileName
    startedAt = backup.startedAt
    _endedAt = Nullable(wrappedValue: backup.endedAt)
    _bytes = Nullable(wrappedValue: backup.bytes)
    _failure = Nullable(wrappedValue: backup.failure)
  }
}
