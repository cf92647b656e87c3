import Synchronization

/// The compiled forms of term lists, and of what is written in rules, so that each is compiled once however many rule
/// sets use it. Keeps none alive that no rule set uses.
public final class CompiledLists: Sendable {
  private struct Key: Hashable {
    enum Identity: Hashable {
      case stored(TermListID, version: Int64)
      case content([String])
    }

    enum Use: Hashable {
      case terms(TermKind, Folding)
      case users
    }

    var identity: Identity
    var use: Use

    init(_ content: TermListContent, _ use: Use) {
      identity = content.id.map { .stored($0, version: content.version) } ?? .content(content.terms)
      self.use = use
    }
  }

  private struct Entry {
    weak var value: (any AnyObject & Sendable)?
  }

  private struct State {
    var entries: [Key: Entry] = [:]
    /// The number of entries at which those whose list is gone are removed.
    var sweepAt = 64
  }

  /// Of what is written in rules.
  let matchers = CompiledMatchers()
  private let state = Mutex(State())

  public init() {}

  /// The list as conditions of this kind look for it; nil for a list without terms.
  func terms(_ content: TermListContent, kind: TermKind, folding: Folding) throws(TermRefusals) -> CompiledList? {
    let key = Key(content, .terms(kind, folding))
    if let known = known(key) as? CompiledList { return known }
    guard let compiled = try CompiledList(content.terms, kind: kind, folding: folding) else { return nil }
    return keep(compiled, key)
  }

  /// The list as names and ids of users.
  func users(_ content: TermListContent) -> CompiledUserList {
    let key = Key(content, .users)
    return known(key) as? CompiledUserList ?? keep(CompiledUserList(content.terms), key)
  }

  /// How many lists are compiled and in use.
  var count: Int { state.withLock { $0.entries.values.count { $0.value != nil } } }

  private func known(_ key: Key) -> (any AnyObject & Sendable)? { state.withLock { $0.entries[key]?.value } }

  /// Keeps a new value, or answers the one that another caller, who compiled it at the same time, has kept already.
  private func keep<Value: AnyObject & Sendable>(_ value: Value, _ key: Key) -> Value {
    state.withLock { state in
      if let known = state.entries[key]?.value as? Value { return known }
      state.entries[key] = Entry(value: value)
      if state.entries.count >= state.sweepAt {
        state.entries = state.entries.filter { $0.value.value != nil }
        state.sweepAt = max(64, state.entries.count * 2)
      }
      return value
    }
  }
}
