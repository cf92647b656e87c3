internal import FoundationEssentials
internal import Moderation

/// A document that could be saved, in its canonical form.
struct RuleSetCheckOutput: Encodable {
  var document: RawJSON
  var warnings: [RuleSetFaultOutput]

  init(_ checked: CheckedRuleSet) throws {
    document = try RawJSON(text: checked.document.canonicalJSON)
    warnings = checked.warnings.map(RuleSetFaultOutput.init)
  }
}
