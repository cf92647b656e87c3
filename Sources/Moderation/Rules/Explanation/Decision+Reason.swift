extension Decision {
  /// Which rule won and why, in an English sentence or two: from the decision and the comment's text alone, so that a
  /// stored decision can be explained as well as a fresh one.
  public func reason(for text: String?) -> String {
    switch basis {
    case .ownComment: return "The account wrote the comment itself, so no rule was asked."
    case .textMissing:
      return "TikTok sent no text, and no rule that needs none decides, so a person must look." + heldBesides
    case .gone:
      return "TikTok sent no text, and had the comment no more when it was asked for, so nothing is left to decide."
    case .byDefault:
      return "No live rule with a verdict holds, so the default applies: \(verdict.name)." + heldBesides
    case .fuse:
      return "\(ruleInWords) would have decided, but it ran past its fuse, so a person must look." + found(in: text)
    case .rule: return "\(ruleInWords) decides: \(verdict.name)." + found(in: text) + heldBesides
    }
  }

  private var ruleInWords: String {
    let layer = ruleLayer.map { " of the \($0.name)'s rules" } ?? ""
    return "Rule \(ruleID ?? "?")\(layer), version \(ruleSetVersion),"
  }

  /// What the deciding rule found, by the first of its matches.
  private func found(in text: String?) -> String {
    let own = matches.filter { $0.rule == nil || $0.rule == ruleID }
    guard let first = own.first else { return "" }
    let excerpt = text.flatMap(first.excerpt).map { "“\($0)”" } ?? "bytes \(first.start) to \(first.end)"
    var sentence = " It found \(excerpt) by the term \(first.term)"
    if !first.how.isEmpty { sentence += ", seeing through " + first.how.names.joined(separator: ", ") }
    if own.count > 1 { sentence += ", and \(own.count - 1) more" }
    return sentence + "."
  }

  /// The other rules that hold, and why they do not decide.
  private var heldBesides: String {
    let others = fired.filter { $0.ruleID != ruleID || $0.layer != ruleLayer }
    let withVerdict = others.filter { $0.verdict != nil }.map { "\($0.ruleID) (\($0.verdict?.name ?? ""))" }
    let without = others.filter { $0.verdict == nil }.map(\.ruleID)
    var sentence = ""
    if !withVerdict.isEmpty {
      let why =
        verdict == .allow
        ? "an allow rule outranks all others" : "the strongest verdict wins, and among equals the id that comes first"
      sentence += " \(withVerdict.joined(separator: ", ")) would hold too: \(why)."
    }
    if !without.isEmpty { sentence += " \(without.joined(separator: ", ")) holds without a verdict." }
    return sentence
  }
}

extension TextMatch {
  /// The stretch of `text` that was matched; nil where it is none of whole characters.
  public func excerpt(of text: String) -> String? {
    let bytes = text.utf8
    guard 0 <= start, start <= end, end <= bytes.count else { return nil }
    let lower = bytes.index(bytes.startIndex, offsetBy: start)
    let upper = bytes.index(lower, offsetBy: end - start)
    return String(bytes[lower..<upper])
  }
}
