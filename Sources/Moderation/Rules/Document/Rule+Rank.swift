extension Rule {
  /// Whether this rule decides before `other` where both hold: an allow rule before all others, then the stronger
  /// verdict, rules without one last, then the id that comes first. Ids are ASCII, so their order is that of their bytes.
  func outranks(_ other: Rule) -> Bool {
    let (own, others) = (Self.rank(of: verdict), Self.rank(of: other.verdict))
    return own == others ? id < other.id : own < others
  }

  private static func rank(of verdict: Verdict?) -> Int {
    switch verdict {
    case .allow: -1
    case let verdict?: Verdict.delete.rawValue - verdict.rawValue
    case nil: Int.max
    }
  }
}
