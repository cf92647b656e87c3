internal import Moderation

/// Turns an onboarding request into what is to be made, after looking for everything that could be wrong with it.
struct OnboardingPlanner: Sendable {
  let configurations: any TenantConfigurationStore
  let checker: RuleSetChecker
  let starters: StarterPacks
  let secrets: SecretKeeper
  let clock: WallClock

  func plan(_ input: OnboardingInput, by gateway: GatewayScope) async throws -> PlannedTenant {
    let now = clock.now()
    let tenant = Tenant(id: .fresh(), name: input.name, isDisabled: false, createdAt: now, updatedAt: now)
    let scope = TenantScope(of: tenant.id, in: gateway)
    var faults = PlanFaults(faults: input.faults)
    if try await configurations.hasTenant(named: tenant.name, in: gateway) { faults.addConflict("/name") }
    let apps = try await apps(input, of: tenant.id, by: gateway, &faults)
    let choices = AppChoices(try await configurations.usableApps(in: scope) + apps)
    var batch = try AccountBatch(
      input.accounts, tenant: tenant.id, apps: choices, maker: AccountMaker(secrets: secrets, clock: clock),
      name: { "/accounts/\($0)" })
    try await batch.compare(with: configurations, in: scope)
    faults.add(batch, at: "/accounts")
    let accounts = batch.accounts.compactMap(\.self)
    let document = try await document(input, &faults)
    var plan = PlannedTenant(
      tenant: tenant, apps: apps, rules: [TenantConfiguration.Rules(document: document)], accounts: accounts)
    let findings = try await PlannedRules(checker: checker).check(
      [PlannedRules.Part(document: document, path: "/rule_set")], lists: [:],
      accounts: accounts.map(\.setup.account), by: gateway)
    faults.faults += findings.faults
    plan.warnings = findings.warnings
    try faults.finish()
    return plan
  }

  private func apps(
    _ input: OnboardingInput, of tenant: TenantID, by gateway: GatewayScope, _ faults: inout PlanFaults
  ) async throws -> [App] {
    let editor = AppEditor(secrets: secrets, clock: clock)
    let taken = try await configurations.takenClientKeys(
      among: input.apps.compactMap { $0?.clientKey }, in: gateway)
    var seen: Set<String> = []
    var apps: [App] = []
    for (index, app) in input.apps.enumerated() {
      guard let app else { continue }
      let path = "/apps/\(index)/client_key"
      if taken.contains(app.clientKey) { faults.addConflict(path) }
      if seen.insert(app.clientKey).inserted {
        apps.append(try editor.make(app, owner: tenant))
      } else {
        faults.add(path, "is that of another app of this request")
      }
    }
    return apps
  }

  /// The rules that the tenant begins with; where those asked for are at fault, the ones that every tenant gets.
  private func document(_ input: OnboardingInput, _ faults: inout PlanFaults) async throws -> RuleSetDocument {
    if let value = input.ruleSet {
      do {
        return try await checker.document(in: value)
      } catch let found as RuleSetFaults {
        for fault in found.faults { faults.add("/rule_set" + fault.path, fault.message) }
      }
    } else if let names = input.starter {
      if let document = starters.ruleSet(of: names) { return document }
      for (index, name) in names.enumerated() where !starters.choices.contains(name) {
        faults.add("/starter/\(index)", "is neither a language nor a starter list: there are " + choices)
      }
    }
    return .starter
  }

  private var choices: String { starters.choices.joined(separator: ", ") }
}
