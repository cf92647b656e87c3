internal import Moderation

/// What TikTok can really do for the accounts that a rule set is for.
///
/// In `open` a comment can only be deleted: nothing is hidden and nothing answered. In `business` a comment can be hidden
/// and answered, and other people's are never deleted.
struct DialectCheck: Sendable {
  private(set) var faults: [RuleSetFault] = []
  private(set) var warnings: [RuleSetFault] = []

  /// `dialects` are those of the accounts; empty where they are not known.
  init(_ document: RuleSetDocument, dialects: Set<Dialect>) {
    for (index, rule) in document.rules.enumerated() where rule.mode != .off {
      let pointer = "/rules/\(index)"
      if dialects.contains(.open) { checkOpen(rule, at: pointer, isAll: dialects.count == 1) }
      if dialects.contains(.business), rule.verdict == .delete {
        warn(pointer + "/verdict", "in business, TikTok hides the comment: it deletes no other people's")
      }
    }
  }

  private mutating func checkOpen(_ rule: Rule, at pointer: String, isAll: Bool) {
    switch rule.verdict {
    case .hold:
      let message = "TikTok hides nothing in open, so the comment would stay in sight: write review, or delete"
      if isAll { faults.append(RuleSetFault(path: pointer + "/verdict", message: message)) }
      if !isAll { warn(pointer + "/verdict", "in open, the comment stays in sight: TikTok hides nothing there") }
    case .hide:
      warn(pointer + "/verdict", "in open, TikTok deletes the comment: it hides nothing there, and a delete is for good")
    default: break
    }
    guard rule.effects.reply != nil else { return }
    if isAll {
      faults.append(
        RuleSetFault(path: pointer + "/reply", message: "TikTok takes no replies in open; only business accounts reply"))
    } else {
      warn(pointer + "/reply", "only the business accounts reply: TikTok takes no replies in open")
    }
  }

  private mutating func warn(_ path: String, _ message: String) {
    if warnings.count < RuleSetLimits.faults { warnings.append(RuleSetFault(path: path, message: message)) }
  }
}
