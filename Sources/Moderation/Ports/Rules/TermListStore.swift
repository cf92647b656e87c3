/// The right to touch the lists of one owner.
public enum TermListScope: Sendable {
  case gateway(GatewayScope)
  case tenant(TenantScope)

  /// Who is to be named in the audit log.
  public var actor: Actor {
    switch self {
    case .gateway(let scope): scope.actor
    case .tenant(let scope): scope.actor
    }
  }
}

/// Reusable lists of terms. Each call is one transaction; each throws `StorageError`.
public protocol TermListStore: Sendable {
  /// Newest first.
  func lists(page: PageRequest, in scope: TermListScope) async throws -> Page<TermList>
  func list(named name: String, in scope: TermListScope) async throws -> TermList?
  /// The terms in force, or those of an earlier version.
  func terms(ofListNamed name: String, version: Int64?, in scope: TermListScope) async throws -> TermListContent?
  /// Creates the list, or gives it its next version. `expected` as for rule sets. Throws `stale`.
  func put(_ draft: TermListDraft, at moment: Timestamp, expecting expected: Int64?, in scope: TermListScope)
    async throws -> TermList
  /// False where there is none. Throws `reference` while a rule set in force names it: `what` says whose.
  func delete(listNamed name: String, at moment: Timestamp, in scope: TermListScope) async throws -> Bool
  /// The lists that references of this owner's rule sets may mean, of those given: its own and the gateway's.
  func contents(of references: Set<ListReference>, in scope: TermListScope) async throws
    -> [ListReference: TermListContent]
}

/// What is to become a list's content.
public struct TermListDraft: Sendable {
  public var name: String
  public var title: String?
  /// Checked: at most 50,000 of at most 200 characters, each once.
  public var terms: [String]
  public var author: OperatorID?

  public init(name: String, title: String?, terms: [String], author: OperatorID?) {
    self.name = name
    self.title = title
    self.terms = terms
    self.author = author
  }
}
