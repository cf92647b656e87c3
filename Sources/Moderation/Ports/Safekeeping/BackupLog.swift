/// What is known of backups and drills. Each call is one transaction; each throws `StorageError`.
public protocol BackupLog: Sendable {
  /// Keeps it, in the name of who asked for it.
  func record(_ backup: Backup, by actor: Actor) async throws
  func record(_ drill: BackupDrill, by actor: Actor) async throws
  /// Newest first.
  func backups(page: PageRequest, in scope: GatewayScope) async throws -> Page<Backup>
  /// Newest first.
  func drills(page: PageRequest, in scope: GatewayScope) async throws -> Page<BackupDrill>
  /// For the worker and for metrics.
  func summary() async throws -> BackupSummary
}

/// When things went well last; nil where they never did.
public struct BackupSummary: Equatable, Sendable {
  /// When the newest good backup in the folder was begun.
  public var lastGoodBackupAt: Timestamp?
  public var lastBackupAttemptAt: Timestamp?
  public var lastGoodDrillAt: Timestamp?
  public var lastDrillAttemptAt: Timestamp?

  public init(
    lastGoodBackupAt: Timestamp? = nil, lastBackupAttemptAt: Timestamp? = nil, lastGoodDrillAt: Timestamp? = nil,
    lastDrillAttemptAt: Timestamp? = nil
  ) {
    self.lastGoodBackupAt = lastGoodBackupAt
    self.lastBackupAttemptAt = lastBackupAttemptAt
    self.lastGoodDrillAt = lastGoodDrillAt
    self.lastDrillAttemptAt = lastDrillAttemptAt
  }
}
