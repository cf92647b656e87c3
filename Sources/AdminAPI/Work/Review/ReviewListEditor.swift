internal import Moderation

/// Adds to a tenant's lists what a reviewer decided about, and takes it out again.
struct ReviewListEditor {
  let lists: any TermListStore
  let checker: ListChecker

  /// Throws `invalid_body` for a list there is not or a term it cannot take, `invalid_list` where rules in force could
  /// not be compiled with it, and `stale` where the list is not at the version expected.
  func adding(
    _ term: String, to name: String, expecting expected: Int64?, by author: OperatorID, in scope: TenantScope
  ) async throws -> ReviewListing {
    guard let (list, terms) = try await content(ofListNamed: name, in: scope) else {
      throw Problem.invalidBody("/add_to_list/list", "the tenant has no such list; make it first")
    }
    if let expected, expected != list.version { throw StorageError.stale(current: list.version) }
    if let complaint = ListTermCheck.complaint(about: term) {
      throw Problem.invalidBody("/add_to_list/term", complaint)
    }
    if terms.contains(where: { $0.lowercased() == term.lowercased() }) {
      return ReviewListing(
        entry: .init(list: name, term: term, isNew: false), change: nil, expected: list.version)
    }
    guard terms.count < TermListLimits.terms else {
      throw Problem.invalidBody("/add_to_list/list", "is full: a list has at most \(TermListLimits.terms) terms")
    }
    return ReviewListing(
      entry: .init(list: name, term: term, isNew: true),
      change: try await draft(of: list, terms + [term], by: author, in: scope), expected: list.version)
  }

  /// Nil where nothing was added. An entry that somebody took out meanwhile, or whose list is gone, is out already.
  func removing(_ entry: ReviewDecision.ListEntry?, by author: OperatorID, in scope: TenantScope) async throws
    -> ReviewListing?
  {
    guard let entry, entry.isNew, let (list, terms) = try await content(ofListNamed: entry.list, in: scope),
      let index = terms.firstIndex(of: entry.term)
    else { return nil }
    var kept = terms
    kept.remove(at: index)
    return ReviewListing(
      entry: entry, change: try await draft(of: list, kept, by: author, in: scope), expected: list.version)
  }

  private func content(ofListNamed name: String, in scope: TenantScope) async throws -> (TermList, [String])? {
    guard let list = try await lists.list(named: name, in: .tenant(scope)),
      let content = try await lists.terms(ofListNamed: name, version: list.version, in: .tenant(scope))
    else { return nil }
    return (list, content.terms)
  }

  private func draft(of list: TermList, _ terms: [String], by author: OperatorID, in scope: TenantScope) async throws
    -> TermListDraft
  {
    try await checker.check(terms, ofListNamed: list.name, in: .tenant(scope))
    return TermListDraft(name: list.name, title: list.title, terms: terms, author: author)
  }
}
