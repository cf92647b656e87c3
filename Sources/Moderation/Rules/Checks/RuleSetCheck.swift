/// Everything that must hold before a rule set is saved, beside what reading it checks.
public struct RuleSetCheck: Sendable {
  /// Ready to be put together with the layers above and below.
  public let compiled: CompiledLayer
  /// What will be carried out otherwise than it was written; no reason to refuse it.
  public let warnings: [RuleSetFault]

  /// Throws every fault at once: lists that there are not, terms and patterns that cannot be compiled, what layers above
  /// forbid, verdicts and replies that no account can carry out, and examples that come out otherwise. `dialects` are
  /// those of the accounts that the rules are for. Takes as long as compiling does.
  public init(
    _ source: RuleSetSource, above: [RuleSetSource] = [], dialects: Set<Dialect>,
    sharing cache: CompiledLists = CompiledLists()
  ) throws(RuleSetFaults) {
    let findings = source.document.dialectFindings(for: dialects)
    var faults = source.layerFaults(above: above) + findings.faults
    do {
      compiled = try CompiledLayer(source, sharing: cache)
      faults += compiled.exampleFaults()
    } catch {
      throw RuleSetFaults(faults + error.faults)
    }
    if !faults.isEmpty { throw RuleSetFaults(faults) }
    warnings = findings.warnings
  }
}
