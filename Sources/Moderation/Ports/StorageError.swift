/// What can go wrong in storage, in terms a caller can act on. No driver's message reaches a caller.
public enum StorageError: Error, Equatable, Sendable {
  /// The writer's queue is full: try again shortly.
  case overloaded
  /// The disk has no room. The writer recovers by itself when there is room again.
  case diskFull
  /// Another process holds the database.
  case locked
  /// The database can only be read.
  case readOnly
  /// The disk failed to read or to write. The writer recovers by itself when the disk does.
  case diskFailed
  /// What the database's file holds is no sound database any more.
  case damaged
  /// A uniqueness rule of the data was broken; `what` names it: `tenants.name`.
  case conflict(what: String)
  /// A referenced row does not exist, or is still referenced.
  case reference(what: String)
  /// The version the caller based its change on is no longer the newest.
  case stale(current: Int64)
  /// What the caller changes is not what its change was based on any more.
  case changed
  /// The storage is closing or closed.
  case closed
  /// Anything else; `detail` is for the log.
  case failed(detail: String)
}

extension StorageError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .overloaded: "storage is overloaded; try again shortly"
    case .diskFull: "the disk that holds the database is full; free some space, writing resumes by itself"
    case .locked: "another process holds the database; stop it, or wait until it is done"
    case .readOnly: "the database is read-only; check the file's owner and mode and the disk's mount options"
    case .diskFailed:
      "the disk that holds the database fails to read or write; see the kernel's log, and whether it was remounted read-only"
    case .damaged:
      "the database's file is damaged; stop the gateway, keep the file for inquiry, and restore the newest backup"
    case .conflict(let what): "\(what) is already taken"
    case .reference(let what): "\(what) does not exist or is still in use"
    case .stale(let current): "it was changed meanwhile; the newest version is \(current)"
    case .changed: "it was changed meanwhile"
    case .closed: "storage is closed"
    case .failed(let detail): "storage failed: \(detail)"
    }
  }
}
