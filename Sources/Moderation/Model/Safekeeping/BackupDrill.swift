/// A backup that was restored into a temporary folder, to learn whether it could be.
public struct BackupDrill: Equatable, Identified, Sendable {
  public static let idPrefix = "drl"

  public var id: BackupDrillID
  /// The backup's, without its folder.
  public var fileName: String
  public var startedAt: Timestamp
  public var endedAt: Timestamp
  /// What was found in it: rows of all tables, and secrets that open.
  public var rows: Int
  public var secrets: Int
  /// In words for an operator; nil where the backup could be restored.
  public var failure: String?

  public init(
    id: BackupDrillID = .fresh(), fileName: String, startedAt: Timestamp, endedAt: Timestamp, rows: Int, secrets: Int,
    failure: String?
  ) {
    self.id = id
    self.fileName = fileName
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.rows = rows
    self.secrets = secrets
    self.failure = failure
  }
}

public typealias BackupDrillID = Identifier<BackupDrill>
