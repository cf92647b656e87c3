internal import GRDB
internal import Moderation

/// What the journal knows of accounts, so that an event costs no look. Entries change nothing of it; when anything else
/// had its turn, it is to `forget`.
final class JournalAccounts {
  /// An account and the tenant that an entry says it belongs to.
  private struct Owner: Hashable {
    var accountID: Int64
    var tenantID: Int64
  }

  /// Beyond so many accounts all are forgotten.
  private static let memoryLimit = 50_000

  private let find: RawStatement
  private let readDialect: RawStatement
  /// By what name each writes comments itself, where that is known.
  private var authors: [Owner: String?] = [:]
  private var dialects: [Int64: Dialect] = [:]

  init(_ db: Database) throws {
    find = try RawStatement(db, "SELECT author_id FROM accounts WHERE id = ?1 AND tenant_id = ?2")
    readDialect = try RawStatement(db, "SELECT dialect FROM accounts WHERE id = ?1")
  }

  func forget() {
    authors.removeAll(keepingCapacity: true)
    dialects.removeAll(keepingCapacity: true)
  }

  /// By what name the account writes comments itself, where that is known. Throws `StorageError.reference` for an
  /// account that the tenant does not have.
  func require(_ accountID: Int64, of tenantID: Int64?) throws -> String? {
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
    if let dialect = dialects[accountID] { return dialect }
    readDialect.bind(1, accountID)
    guard let name = try readDialect.first({ $0.text(0) }) ?? nil, let dialect = Dialect(rawValue: name) else {
      throw StorageError.reference(what: "account")
    }
    if dialects.count >= Self.memoryLimit { dialects.removeAll(keepingCapacity: true) }
    dialects[accountID] = dialect
    return dialect
  }
}
