/// What accounts can really do, held against what rules ask of them.
public struct DialectFindings: Equatable, Sendable {
  /// Nothing the rule asks for can be done on any account.
  public var faults: [RuleSetFault] = []
  /// It is carried out otherwise, or not on every account.
  public var warnings: [RuleSetFault] = []
}

extension RuleSetDocument {
  /// Findings for accounts of these dialects, about rules that are not off. None where there are no accounts yet.
  public func dialectFindings(for dialects: Set<Dialect>) -> DialectFindings {
    var findings = DialectFindings()
    for (index, rule) in rules.enumerated() where rule.mode != .off {
      let pointer = JSONPointer.root.child("rules").child(index)
      if rule.effects.reply != nil {
        findings.addNeed(pointer.child("reply"), of: .business, in: dialects, "can reply to comments")
      }
      guard let verdict = rule.verdict, verdict > .review else { continue }
      findings.add(verdict, at: pointer.child("verdict"), dialects)
    }
    return findings
  }
}

fileprivate extension DialectFindings {
  mutating func add(_ verdict: Verdict, at pointer: JSONPointer, _ dialects: Set<Dialect>) {
    if verdict == .hold {
      let ability = "can hide a comment until somebody looked; others leave it in sight. Use review there, or delete"
      return addNeed(pointer, of: .business, in: dialects, ability)
    }
    for dialect in Dialect.allCases where dialects.contains(dialect) {
      guard let action = PlannedAction(for: verdict, in: dialect), action.requested != action.carriedOutAs else {
        continue
      }
      let message = "is carried out as \(action.carriedOutAs.name) on accounts of the dialect \(dialect.rawValue)"
      warnings.append(RuleSetFault(path: pointer.text, message: message))
    }
  }

  /// Something that only accounts of one dialect can do.
  mutating func addNeed(
    _ pointer: JSONPointer, of dialect: Dialect, in dialects: Set<Dialect>, _ ability: String
  ) {
    guard dialects != [dialect], !dialects.isEmpty else { return }
    let message = "asks for what only accounts of the dialect \(dialect.rawValue) can do: only they \(ability)"
    let finding = RuleSetFault(path: pointer.text, message: message)
    if dialects.contains(dialect) { warnings.append(finding) } else { faults.append(finding) }
  }
}
