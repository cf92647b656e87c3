import Synchronization

/// The compiled forms of term lists, and of what is written in rules, so that each is compiled once however many rule
/// sets use it. Keeps none alive that no rule set uses.
public final class CompiledLists: Sendable {
  private enum Identity: Hashable {
    case stored(TermListID, version: Int64)
    case content([String])

    init(_ content: TermListContent) {
      self = content.id.map { .stored($0, version: content.version) } ?? .content(content.terms)
    }
  }

  private struct TermsKey: Hashable {
    var identity: Identity
    var kind: TermKind
    var folding: Folding
  }

  /// Of what is written in rules.
  let matchers = CompiledMatchers()
  private let termLists = Mutex(WeakTable<TermsKey, CompiledList>())
  private let userLists = Mutex(WeakTable<Identity, CompiledUserList>())

  public init() {}

  /// The list as conditions of this kind look for it; nil for a list without terms.
  func terms(_ content: TermListContent, kind: TermKind, folding: Folding) throws(TermRefusals) -> CompiledList? {
    let key = TermsKey(identity: Identity(content), kind: kind, folding: folding)
    if let known = termLists.withLock({ $0[key] }) { return known }
    guard let compiled = try CompiledList(content.terms, kind: kind, folding: folding) else { return nil }
    return termLists.withLock { $0.keep(compiled, for: key) }
  }

  /// The list as names and ids of users.
  func users(_ content: TermListContent) -> CompiledUserList {
    let key = Identity(content)
    if let known = userLists.withLock({ $0[key] }) { return known }
    let compiled = CompiledUserList(content.terms)
    return userLists.withLock { $0.keep(compiled, for: key) }
  }

  /// How many lists are compiled and in use.
  var count: Int { termLists.withLock { $0.count } + userLists.withLock { $0.count } }
}
