internal import HTTPTypes
internal import Moderation
internal import Sealing

/// Turns a tenant's document into a tenant that can be made here: ids are fresh, what refers to them follows, and rules
/// are checked as for saving.
struct TenantImportPlanner: Sendable {
  let configurations: any TenantConfigurationStore
  let checker: RuleSetChecker
  let hasher: PasswordHasher
  let secrets: SecretKeeper
  let clock: WallClock
  let workers = BoundedWorkers(label: "tenant-import", threads: 1, queueLimit: 4)

  init(
    configurations: any TenantConfigurationStore, checker: RuleSetChecker, hasher: PasswordHasher,
    secrets: SecretKeeper, clock: WallClock
  ) {
    self.configurations = configurations
    self.checker = checker
    self.hasher = hasher
    self.secrets = secrets
    self.clock = clock
  }

  /// On a thread of its own, since a body may have many megabytes.
  func read(_ body: [UInt8]) async throws -> TenantImportInput { try await workers.run { try TenantImportInput(body) } }

  func plan(_ input: TenantImportInput, by gateway: GatewayScope) async throws -> PlannedTenant {
    // Deriving a key is work: not for a document that is refused anyway.
    try PlanFaults(faults: input.faults).finish()
    let opened = try await opened(input)
    let now = clock.now()
    let tenant = Tenant(id: .fresh(), name: input.name, isDisabled: input.isDisabled, createdAt: now, updatedAt: now)
    var faults = PlanFaults()
    if try await configurations.hasTenant(named: tenant.name, in: gateway) { faults.addConflict(input.namePath) }
    let apps = try await apps(input, opened, of: tenant.id, by: gateway, &faults)
    let (accounts, ids) = try await accounts(input, opened, apps, of: TenantScope(of: tenant.id, in: gateway), &faults)
    var plan = PlannedTenant(
      tenant: tenant, apps: apps, rules: [], accounts: accounts, reviewLimits: input.reviewLimits,
      commentDays: input.commentDays, branding: input.branding)
    plan.lists = try await lists(input, &faults, &plan.warnings)
    plan.rules = try await rules(
      input, ids, lists: plan.lists, accounts: accounts, by: gateway, &faults, &plan.warnings)
    try faults.finish()
    return plan
  }

  /// Throws `wrong_passphrase`, which an altered document cannot be told from.
  private func opened(_ input: TenantImportInput) async throws -> DocumentSecrets {
    guard let sealed = input.sealed, let passphrase = input.passphrase else { return DocumentSecrets() }
    do {
      let plaintext = try await hasher.open(
        sealed.ciphertext, passphrase: passphrase, header: sealed.header,
        authenticating: SealedPart.context(of: input.document, header: sealed.header))
      return try await workers.run { try DocumentSecrets(reading: plaintext) }
    } catch CryptoError.notAuthentic {
      throw Problem(
        .unprocessableContent, "wrong_passphrase",
        "the passphrase is wrong, or the document was changed after it was exported; nothing was made",
        errors: [Problem.FieldError(path: "/passphrase", message: "does not open the secrets of this document")])
    } catch CryptoError.malformed {
      throw Problem.invalidBody(
        "/document/\(SealedPart.key)", "asks for more work than Gatehouse does to open a document; export it again")
    }
  }

  private func apps(
    _ input: TenantImportInput, _ opened: DocumentSecrets, of tenant: TenantID, by gateway: GatewayScope,
    _ faults: inout PlanFaults
  ) async throws -> [App] {
    let editor = AppEditor(secrets: secrets, clock: clock)
    let taken = try await configurations.takenClientKeys(
      among: input.apps.compactMap { $0?.clientKey }, in: gateway)
    var seen: Set<String> = []
    var apps: [App] = []
    for (index, part) in input.apps.enumerated() {
      guard let part else { continue }
      let path = "/document/apps/\(index)/client_key"
      guard seen.insert(part.clientKey).inserted else {
        faults.add(path, "is that of another app of this document")
        continue
      }
      if taken.contains(part.clientKey) { faults.addConflict(path) }
      let secret = opened.apps[part.clientKey] ?? input.appSecrets[part.clientKey]
      if secret == nil {
        faults.add("/app_secrets", "must have the secret of the app \(part.clientKey): the document does not")
      }
      var app = try editor.make(
        AppInput(name: part.name, clientKey: part.clientKey, secret: secret ?? "", limits: part.limits),
        owner: tenant)
      app.isDisabled = part.isDisabled
      apps.append(app)
    }
    for key in input.appSecrets.keys.sorted() where opened.apps[key] != nil || !seen.contains(key) {
      faults.add(
        "/app_secrets",
        seen.contains(key) ? "has an app whose secret the document has" : "has an app the document has not")
    }
    return apps
  }

  /// With the fresh id of each id that the document has.
  private func accounts(
    _ input: TenantImportInput, _ opened: DocumentSecrets, _ apps: [App], of scope: TenantScope,
    _ faults: inout PlanFaults
  ) async throws -> ([NewAccount], [AccountID: AccountID]) {
    let maker = AccountMaker(secrets: secrets, clock: clock)
    let inputs = input.accounts.map { part in part.map { Self.account($0, with: $0.id.flatMap { opened.accounts[$0] }) }
    }
    let choices = AppChoices(try await configurations.usableApps(in: scope) + apps)
    var batch = try AccountBatch(
      inputs, tenant: scope.tenantID, apps: choices, maker: maker, name: { "/document/accounts/\($0)" })
    try await batch.compare(with: configurations, in: scope)
    faults.add(batch, at: "/document/accounts")
    var accounts: [NewAccount] = []
    var ids: [AccountID: AccountID] = [:]
    for (index, (part, account)) in zip(input.accounts, batch.accounts).enumerated() {
      guard let part, var account else { continue }
      account.setup.account.isDisabled = part.isDisabled
      if let id = part.id {
        for older in opened.accounts[id]?.webhookSecrets.dropFirst() ?? [] {
          try maker.addSecret(to: &account, given: older.secret, until: older.expiresAt)
        }
        if ids.updateValue(account.setup.account.id, forKey: id) != nil {
          faults.add("/document/accounts/\(index)/id", "is that of another account of this document")
        }
      }
      accounts.append(account)
    }
    return (accounts, ids)
  }

  private static func account(
    _ part: TenantImportInput.AccountPart, with secrets: DocumentSecrets.Account?
  ) -> AccountInput {
    var account = part.account
    guard let secrets else { return account }
    account.tokens = secrets.tokens ?? account.tokens
    account.webhookSecret = secrets.webhookSecrets.first?.secret ?? account.webhookSecret
    return account
  }
}
