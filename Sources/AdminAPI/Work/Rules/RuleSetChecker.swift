internal import Moderation

/// Checks and compiles rule sets on threads of its own: a large one takes up to a second.
struct RuleSetChecker: Sendable {
  let layers: DraftLayers
  let accounts: any AccountStore
  private let workers = BoundedWorkers(label: "rule-set-checker", threads: 1, queueLimit: 16)

  init(layers: DraftLayers, accounts: any AccountStore) {
    self.layers = layers
    self.accounts = accounts
  }

  /// The document in `json`, known to be good for `scope`. Throws `RuleSetFaults` with everything that is wrong with it:
  /// with its form; or else with how it stands to the layers above, to its lists, to the dialect of its accounts and to
  /// its own examples. Throws `QueueFull`.
  func check(_ json: [UInt8], in scope: RuleSetScope) async throws -> CheckedRuleSet {
    let document = try await workers.run { try RuleSetDocument(json: json) }
    let sources = try await layers.sources(saving: document, in: scope)
    let dialects = DialectCheck(document, dialects: try await dialects(in: scope))
    return try await workers.run {
      let compiled = Result { () throws(RuleSetFaults) in try CompiledRuleSet(sources) }
      var faults = dialects.faults
      switch compiled {
      case .failure(let error): faults += error.faults
      case .success(let ruleSet): faults += ruleSet.exampleFaults()
      }
      guard faults.isEmpty else { throw RuleSetFaults(faults) }
      return CheckedRuleSet(document: document, compiled: try compiled.get(), warnings: dialects.warnings)
    }
  }

  /// What a draft would make of `account`'s comments. Faults name their place in the body that held the draft.
  func draft(
    _ draft: RuleDraftInput, account: AccountID?, in tenant: TenantScope
  ) async throws -> CheckedRuleSet {
    let scope = draft.scope(account: account, in: tenant)
    return try await relocating(faultsTo: Self.draftPath) {
      let json = try Self.bytes(of: draft.document)
      let checked = try await check(json, in: scope)
      // Where the account has rules of its own, a tenant's draft is not the lowest layer.
      guard account != nil, draft.layer == .tenant else { return checked }
      let sources = try await layers.sources(replacing: checked.document, saved: scope, for: account, in: tenant)
      let compiled = try await workers.run { try CompiledRuleSet(sources) }
      return CheckedRuleSet(document: checked.document, compiled: compiled, warnings: checked.warnings)
    }
  }

  /// The first rule set of a tenant that does not exist yet; nil where the body has none.
  func firstRuleSet(_ value: JSONValue?, by gateway: GatewayScope) async throws -> RuleSetDocument? {
    guard let value else { return nil }
    return try await relocating(faultsTo: Self.draftPath) {
      let json = try Self.bytes(of: value)
      let document = try await workers.run { try RuleSetDocument(json: json) }
      let sources = try await layers.sources(forNewTenant: document, by: gateway)
      try await workers.run {
        let faults = try CompiledRuleSet(sources).exampleFaults()
        guard faults.isEmpty else { throw RuleSetFaults(faults) }
      }
      return document
    }
  }

  func explanation(
    of comment: CommentEvent, account: AccountID?, by rules: CompiledRuleSet
  ) async throws -> Explanation {
    try await workers.run {
      rules.explain(comment, context: DecisionContext(accountID: account), scratch: MatchScratch())
    }
  }

  func difference(from old: RuleSetVersion, to new: RuleSetVersion) async throws -> RuleSetDifference {
    try await workers.run {
      RuleSetDifference(
        from: try RuleSetDocument(json: old.document.utf8), to: try RuleSetDocument(json: new.document.utf8))
    }
  }

  /// Those of the accounts that the rules are for; the gateway's are for all, whatever they are.
  private func dialects(in scope: RuleSetScope) async throws -> Set<Dialect> {
    switch scope {
    case .gateway: return []
    case .account(let account, let tenant):
      return try await Set(accounts.account(account, in: tenant).map { [$0.dialect] } ?? [])
    case .tenant(let tenant):
      var found: Set<Dialect> = []
      var page = PageRequest(limit: 1000)
      while true {
        let accounts = try await accounts.accounts(page: page, in: tenant)
        found.formUnion(accounts.items.map(\.dialect))
        guard found.count < Dialect.allCases.count, let next = accounts.next else { return found }
        page.before = next
      }
    }
  }

  private func relocating<Value>(faultsTo path: String, _ work: () async throws -> Value) async throws -> Value {
    do {
      return try await work()
    } catch let faults as RuleSetFaults {
      throw Problem.ruleSet(faults, under: path)
    }
  }

  private static func bytes(of value: JSONValue) throws -> [UInt8] {
    do {
      return try RawJSON(value).bytes()
    } catch is EncodingError {
      throw Problem.invalidBody(draftPath, "holds a number that is out of range")
    }
  }

  /// Where bodies hold a draft.
  private static let draftPath = "/rule_set"
}
