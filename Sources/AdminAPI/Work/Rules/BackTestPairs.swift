internal import HTTPTypes
internal import Moderation

/// Finds the rule sets between which a back-test decides: what is in force, and what would be with the draft. Accounts
/// that have rules of their own have a pair of their own.
struct BackTestPairs: Sendable {
  let checker: RuleSetChecker
  let inForce: RulesInForce
  let ruleSets: any RuleSetStore

  /// Throws what checking a draft throws, and `too_many_accounts` where more accounts have rules of their own than are
  /// held beside each other.
  func pairs(
    for draft: RuleDraftInput, account: AccountID?, in scope: TenantScope
  ) async throws -> (common: BackTest.Pair, special: [AccountID: BackTest.Pair]) {
    let checked = try await checker.check(draft, in: draft.scope(account: account, in: scope))
    let common = BackTest.Pair(
      live: try await inForce.ruleSet(for: account, in: scope),
      draft: try await checker.ruleSet(with: checked, for: account, in: scope))
    guard account == nil else { return (common, [:]) }
    var special: [AccountID: BackTest.Pair] = [:]
    for account in try await accountsWithRules(in: scope) {
      special[account] = BackTest.Pair(
        live: try await inForce.ruleSet(for: account, in: scope),
        draft: try await checker.ruleSet(with: checked, for: account, in: scope))
    }
    return (common, special)
  }

  private func accountsWithRules(in scope: TenantScope) async throws -> [AccountID] {
    var found: [AccountID] = []
    var page = PageRequest(limit: 1000)
    while true {
      let accounts = try await checker.accounts.accounts(page: page, in: scope)
      for account in accounts.items where try await ruleSets.current(in: .account(account.id, scope)) != nil {
        found.append(account.id)
      }
      guard found.count <= Self.mostAccounts else {
        throw Problem(
          .conflict, "too_many_accounts",
          "more than \(Self.mostAccounts) accounts have rules of their own; name one with account")
      }
      guard let next = accounts.next else { return found }
      page.before = next
    }
  }

  private static let mostAccounts = 32
}
