internal import Logging
internal import Moderation
internal import Synchronization

/// Whether anything has found the database's file damaged since it was opened. SQLite tells whoever comes upon the
/// damage, and nobody else: this keeps it for readiness, and tells the log once.
final class DamageMark: Sendable {
  private let found = Mutex(false)
  private let logger: Logger

  init(logger: Logger) { self.logger = logger }

  var isFound: Bool { found.withLock { $0 } }

  /// The same error, after a look at it.
  func noted(_ error: StorageError) -> StorageError { error == .damaged ? found(nil) : error }

  /// What a search came upon, in SQLite's words.
  func found(_ what: String?) -> StorageError {
    let isNew = found.withLock { found in
      defer { found = true }
      return !found
    }
    if isNew { logger.critical("\(StorageError.damaged)", metadata: what.map { ["found": "\($0)"] }) }
    return .damaged
  }
}
