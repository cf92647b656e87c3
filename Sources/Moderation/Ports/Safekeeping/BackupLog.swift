/// What is known of backups and drills. Each call is one transaction; each throws `StorageError`.
public protocol BackupLog: Sendable {
  /// Keeps it, in the name of who asked for it.
  func record(_ backup: Backup, by actor: Actor) async throws
  /// All of a backup that was recorded without an end was sent.
  func end(_ id: BackupID, at moment: Timestamp) async throws
  func record(_ drill: BackupDrill, by actor: Actor) async throws
  /// Newest first.
  func backups(page: PageRequest, in scope: GatewayScope) async throws -> Page<Backup>
  /// Newest first.
  func drills(page: PageRequest, in scope: GatewayScope) async throws -> Page<BackupDrill>
  /// For the worker and for metrics.
  func summary() async throws -> BackupSummary
}

/// When things were done last; nil where they never were.
public struct BackupSummary: Equatable, Sendable {
  /// When the newest good backup was begun, wherever it went; one that was not sent to its end is none.
  public var lastGoodBackupAt: Timestamp?
  public var lastGoodDrillAt: Timestamp?
  /// Also where it failed.
  public var lastDrillAt: Timestamp?

  public init(lastGoodBackupAt: Timestamp? = nil, lastGoodDrillAt: Timestamp? = nil, lastDrillAt: Timestamp? = nil) {
    self.lastGoodBackupAt = lastGoodBackupAt
    self.lastGoodDrillAt = lastGoodDrillAt
    self.lastDrillAt = lastDrillAt
  }
}
