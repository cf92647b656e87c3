internal import GRDB
internal import Moderation

extension StorageError {
  /// Puts a SQLite failure into the domain's terms, by its result code and never by its text.
  init(_ error: any Error) {
    switch error {
    case let error as StorageError: self = error
    case let error as DatabaseError:
      self.init(error.extendedResultCode)
    case is CancellationError: self = .closed
    default: self = .failed(detail: "\(type(of: error))")
    }
  }

  private init(_ code: ResultCode) {
    switch code {
    case .SQLITE_FULL: self = .diskFull
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked
    case .SQLITE_READONLY: self = .readOnly
    case .SQLITE_IOERR: self = .diskFailed
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged
    case .SQLITE_CONSTRAINT_FOREIGNKEY: self = .reference(what: "a referenced row")
    case .SQLITE_CONSTRAINT_UNIQUE: self = .conflict(what: "a unique value")
    case .SQLITE_CONSTRAINT_PRIMARYKEY: self = .conflict(what: "an id")
    case _ where code.primaryResultCode == code: self = .failed(detail: "\(code)")
    default: self.init(code.primaryResultCode)
    }
  }

  /// Whether the whole transaction is lost, rather than one statement of it.
  var isFatalToTransaction: Bool {
    switch self {
    case .diskFull, .locked, .readOnly, .diskFailed, .damaged, .closed: true
    case .overloaded, .conflict, .reference, .stale, .changed, .failed: false
    }
  }
}

/// Runs `body`, giving names of the schema to the constraints it may break.
func naming<T>(unique: String? = nil, reference: String? = nil, _ body: () throws -> T) throws -> T {
  do {
    return try body()
  } catch let error as DatabaseError {
    switch error.extendedResultCode {
    case .SQLITE_CONSTRAINT_UNIQUE where unique != nil: throw StorageError.conflict(what: unique ?? "")
    case .SQLITE_CONSTRAINT_FOREIGNKEY where reference != nil: throw StorageError.reference(what: reference ?? "")
    default: throw error
    }
  }
}
