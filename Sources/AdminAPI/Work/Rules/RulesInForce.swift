internal import HTTPTypes
internal import Moderation

/// What is in force, for routes that show it or decide by it.
struct RulesInForce: Sendable {
  let library: RuleLibrary

  /// For an account, or for the tenant's accounts that have no rules of their own. Throws `rules_not_usable` where what
  /// was saved cannot be compiled any more, which is no fault of the request.
  func ruleSet(for account: AccountID?, in scope: TenantScope) async throws -> CompiledRuleSet {
    do {
      return try await library.ruleSet(for: account, in: scope)
    } catch let faults as RuleSetFaults {
      throw Problem(
        .conflict, "rules_not_usable",
        "the rules in force cannot be compiled, so comments are refused; save others, or mend the lists they name",
        errors: faults.faults.map { Problem.FieldError(path: $0.path, message: $0.message) })
    }
  }
}
