internal import GRDB
internal import Moderation

/// What the journal knows of accounts, so that an event costs no look: until any of them changes.
final class JournalAccounts {
  /// An account and the tenant that an entry says it belongs to.
  private struct Owner: Hashable {
    var accountID: Int64
    var tenantID: Int64
  }

  /// Beyond so many accounts all are forgotten.
  private static let memoryLimit = 50_000

  private let changes = AccountChanges()
  /// How many changes there had been when it was last looked, and when something else had had its turn.
  private var changesSeen = 0
  private var changesAtTurn = 0
  private let find: RawStatement
  private let readDialect: RawStatement
  /// By what name each writes comments itself, where that is known.
  private var authors: [Owner: String?] = [:]
  private var dialects: [Int64: Dialect] = [:]

  init(_ db: Database) throws {
    find = try RawStatement(db, "SELECT author_id FROM accounts WHERE id = ?1 AND tenant_id = ?2")
    readDialect = try RawStatement(db, "SELECT dialect FROM accounts WHERE id = ?1")
    try changes.follow(db)
  }

  /// Something else had its turn. What it changed may be undone by now, so what was read meanwhile is not to be kept.
  func noticeTurn() {
    guard changes.count != changesAtTurn else { return }
    changesAtTurn = changes.count
    forget()
  }

  func forget() {
    authors.removeAll(keepingCapacity: true)
    dialects.removeAll(keepingCapacity: true)
  }

  /// By what name the account writes comments itself, where that is known. Throws `StorageError.reference` for an
  /// account that the tenant does not have.
  func require(_ accountID: Int64, of tenantID: Int64?) throws -> String? {
    forgetIfChanged()
    let owner = Owner(accountID: accountID, tenantID: tenantID ?? 0)
    if let author = authors[owner] { return author }
    find.bind(1, owner.accountID)
    find.bind(2, owner.tenantID)
    guard let author = try find.first({ $0.text(0) }) else { throw StorageError.reference(what: "account") }
    if authors.count >= Self.memoryLimit { authors.removeAll(keepingCapacity: true) }
    authors[owner] = .some(author)
    return author
  }

  /// Asked for few events: those that are replied to, or whose rule is past its fuse.
  func dialect(of accountID: Int64) throws -> Dialect {
    forgetIfChanged()
    if let dialect = dialects[accountID] { return dialect }
    readDialect.bind(1, accountID)
    guard let name = try readDialect.first({ $0.text(0) }) ?? nil, let dialect = Dialect(rawValue: name) else {
      throw StorageError.reference(what: "account")
    }
    if dialects.count >= Self.memoryLimit { dialects.removeAll(keepingCapacity: true) }
    dialects[accountID] = dialect
    return dialect
  }

  private func forgetIfChanged() {
    guard changes.count != changesSeen else { return }
    changesSeen = changes.count
    forget()
  }
}
