internal import Moderation

/// A document that was found good: for one owner, under the layers above it, with the lists it names.
struct CheckedRuleSet: Sendable {
  var document: RuleSetDocument
  /// Version 0, which no saved rule set has.
  var compiled: CompiledLayer
  /// What is allowed and may still surprise.
  var warnings: [RuleSetFault]
}
