extension Condition {
  /// The conditions that this one combines; empty for one that combines none.
  var parts: [Condition] {
    switch self {
    case .any(let parts), .all(let parts): parts
    case .not(let part): [part]
    default: []
    }
  }

  /// Calls `body` for this condition and each one inside it.
  func forEach(_ body: (Condition) -> Void) {
    body(self)
    for part in parts { part.forEach(body) }
  }
}

extension Condition {
  /// Whether the text alone tells if it holds; false for one that combines others.
  var isAboutText: Bool {
    switch self {
    case .terms, .regex, .link, .email, .phone, .emojiOnly, .measure, .script: true
    case .any, .all, .not, .firstComment, .nearDuplicates, .userRate, .users, .videos, .accounts, .reply, .time, .score:
      false
    }
  }
}

extension Condition {
  /// The same with other terms in place of those written in it.
  ///
  /// `terms` is asked for each condition that looks for terms, in the order of `forEach`.
  func replacingTerms(by terms: (TermSource) -> [String]) -> Condition {
    switch self {
    case .any(let parts): .any(parts.map { $0.replacingTerms(by: terms) })
    case .all(let parts): .all(parts.map { $0.replacingTerms(by: terms) })
    case .not(let part): .not(part.replacingTerms(by: terms))
    case .terms(let kind, let source): .terms(kind, TermSource(terms: terms(source), lists: source.lists))
    default: self
    }
  }
}
