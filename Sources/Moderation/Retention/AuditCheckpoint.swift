/// Where the audit log was cut: everything up to an entry is gone, and the first that is left hangs on its hash.
public struct AuditCheckpoint: Equatable, Sendable {
  /// The last entry that was cut.
  public var lastID: AuditEntryID
  /// Its hash; nil where it is from before there was a chain.
  public var lastHash: String?
  /// How many entries were cut so far.
  public var entries: Int64
  public var cutAt: Timestamp

  public init(lastID: AuditEntryID, lastHash: String?, entries: Int64, cutAt: Timestamp) {
    self.lastID = lastID
    self.lastHash = lastHash
    self.entries = entries
    self.cutAt = cutAt
  }
}
