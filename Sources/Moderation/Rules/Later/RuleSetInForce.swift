/// The rules in force now for an account of the tenant, or for its accounts without rules of their own. Throws
/// `StorageError`, and `RuleSetFaults` for a stored document that this version cannot compile.
public typealias RuleSetInForce = @Sendable (AccountID?, TenantScope) async throws -> CompiledRuleSet
