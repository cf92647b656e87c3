public import Moderation

/// Backups that the gateway makes by itself, and how it tries them.
public struct BackupSettings: Equatable, Sendable {
  /// Where they go; nobody else should write there.
  public var folder: String
  /// From the start of one to the start of the next.
  public var interval: Duration
  /// How many are kept; the oldest go first.
  public var keep: Int
  /// What they are sealed to is the first line of this file, read anew each time.
  public var passphraseFile: String
  public var drillInterval: Duration

  public init(folder: String, interval: Duration, keep: Int, passphraseFile: String, drillInterval: Duration) {
    self.folder = folder
    self.interval = interval
    self.keep = keep
    self.passphraseFile = passphraseFile
    self.drillInterval = drillInterval
  }

  /// Throws `BackupError.file` where the folder cannot be written to.
  public func checkFolder() throws(BackupError) {
    guard FileSystem.isWritableFolder(folder) else {
      throw .file(reason: "backup.folder \(folder) is not a folder that this process can write to; make it first")
    }
  }
}
