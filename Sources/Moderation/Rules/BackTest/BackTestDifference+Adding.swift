extension BackTestDifference {
  /// Adds what came out over comments that were written later.
  public mutating func add(_ later: BackTestDifference) {
    compared += later.compared
    unchanged += later.unchanged
    newlyHidden += later.newlyHidden
    released += later.released
    changed += later.changed
    awaitingScores += later.awaitingScores
    for count in later.verdicts {
      if let place = verdicts.firstIndex(where: { $0.from == count.from && $0.to == count.to }) {
        verdicts[place].count += count.count
      } else {
        verdicts.append(count)
      }
    }
    verdicts.sort { ($0.from.rawValue, $0.to.rawValue) < ($1.from.rawValue, $1.to.rawValue) }
    for rule in later.rules {
      if let place = rules.firstIndex(where: { $0.rule == rule.rule && $0.layer == rule.layer }) {
        rules[place].add(rule)
      } else {
        rules.append(rule)
      }
    }
    rules.sort(by: RuleDifference.comesFirst)
    for label in later.labels {
      if let place = labels.firstIndex(where: { $0.label == label.label }) {
        labels[place].gained += label.gained
        labels[place].lost += label.lost
      } else {
        labels.append(label)
      }
    }
    labels.sort { $0.label < $1.label }
  }
}

extension BackTestDifference.RuleDifference {
  fileprivate mutating func add(_ later: Self) {
    newlyHidden += later.newlyHidden
    released += later.released
    changed += later.changed
    examples = Array((later.examples + examples).prefix(BackTest.examples))
  }

  /// Those with most changes, then by name.
  static func comesFirst(_ left: Self, _ right: Self) -> Bool {
    (right.total, left.rule ?? "", left.layer?.rawValue ?? 0) < (
      left.total, right.rule ?? "", right.layer?.rawValue ?? 0
    )
  }
}
