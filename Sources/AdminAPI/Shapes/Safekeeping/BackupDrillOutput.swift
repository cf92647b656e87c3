internal import Moderation

struct BackupDrillOutput: Encodable {
  var id: BackupDrillID
  var fileName: String
  var startedAt: Timestamp
  var endedAt: Timestamp
  var rows: Int
  var secrets: Int
  @Nullable var failure: String?

  init(_ drill: BackupDrill) {
    id = drill.id
    fileName = drill.fileName
    startedAt = drill.startedAt
    endedAt = drill.endedAt
    rows = drill.rows
    secrets = drill.secrets
    _failure = Nullable(wrappedValue: drill.failure)
  }
}
