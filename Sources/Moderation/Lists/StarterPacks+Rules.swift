extension StarterPacks {
  /// What a language or a name of `ruleSet(of:)` may be.
  public var choices: [String] { Set(lists.map(\.language)).sorted() + lists.map(\.name) }

  /// The rule set that puts starter lists to use: each given by its name, or all of a language by the language. Spam is
  /// hidden, the rest waits for a person. Nil where one of them is not known.
  public func ruleSet(of names: [String]) -> RuleSetDocument? {
    var chosen: Set<String> = []
    for name in names {
      let meant = lists.filter { $0.name == name || $0.language == name }
      if meant.isEmpty { return nil }
      chosen.formUnion(meant.map(\.name))
    }
    let rules = lists.filter { chosen.contains($0.name) }.map { list in
      Rule(
        id: list.name, name: list.title, mode: .live, verdict: list.kind.verdict,
        when: .terms(.phrases, TermSource(lists: [ListReference(origin: .starter, name: list.name)])),
        effects: RuleEffects(labels: [list.kind.rawValue]))
    }
    return RuleSetDocument(defaultVerdict: .allow, rules: rules)
  }
}

extension StarterList.Kind {
  fileprivate var verdict: Verdict {
    switch self {
    case .spam: .hide
    case .contact, .insults: .review
    }
  }
}
