internal import Hummingbird
public import Moderation

/// What the routes about backups and the sealing key work with.
public struct SafekeepingDependencies: Sendable {
  public var backups: any BackupMaking
  public var log: any BackupLog
  public var keys: any KeyRotating

  public init(backups: any BackupMaking, log: any BackupLog, keys: any KeyRotating) {
    self.backups = backups
    self.log = log
    self.keys = keys
  }

  func addRoutes(to group: RouterGroup<AuthenticatedContext>) {
    BackupRoutes(backups: backups, log: log).add(to: group)
    KeyRoutes(keys: keys).add(to: group)
  }
}
