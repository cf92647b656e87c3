/// A backup that was begun, and what came of it.
public struct Backup: Equatable, Identified, Sendable {
  public static let idPrefix = "bak"

  /// Where it went. The raw values are stored.
  public enum Destination: Int, CaseIterable, Sendable {
    /// The gateway's own backup folder.
    case folder = 1
    /// Whoever asked for it over the admin API.
    case caller = 2

    public var name: String {
      switch self {
      case .folder: "folder"
      case .caller: "caller"
      }
    }
  }

  public var id: BackupID
  public var destination: Destination
  /// Without its folder.
  public var fileName: String
  /// The state it holds is of this moment or a little later, never of an earlier one.
  public var startedAt: Timestamp
  /// When all of it had reached its destination, or it failed. Nil while it is being sent to whoever asked for it, and
  /// for good where that broke off: nobody has it then.
  public var endedAt: Timestamp?
  /// Of the sealed file; nil where it failed.
  public var bytes: Int64?
  /// In words for an operator; nil where it was made.
  public var failure: String?

  public init(
    id: BackupID = .fresh(), destination: Destination, fileName: String, startedAt: Timestamp, endedAt: Timestamp?,
    bytes: Int64?, failure: String?
  ) {
    self.id = id
    self.destination = destination
    self.fileName = fileName
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.bytes = bytes
    self.failure = failure
  }
}

public typealias BackupID = Identifier<Backup>
