internal import Moderation

/// A document that was found good: for one owner, under the layers above it, with the lists it names.
struct CheckedRuleSet: Sendable {
  var document: RuleSetDocument
  var compiled: CompiledRuleSet
  /// What is allowed and may still surprise.
  var warnings: [RuleSetFault]
}
