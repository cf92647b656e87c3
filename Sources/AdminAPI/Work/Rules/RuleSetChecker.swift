internal import Moderation

/// Checks and compiles rule sets on a thread of its own: a large one takes up to a second.
struct RuleSetChecker: Sendable {
  let layers: DraftLayers
  let accounts: any AccountStore
  private let workers = BoundedWorkers(label: "rule-set-checker", threads: 1, queueLimit: 16)

  init(layers: DraftLayers, accounts: any AccountStore) {
    self.layers = layers
    self.accounts = accounts
  }

  /// The document in `json`, known to be good for `scope`. Throws `RuleSetFaults` with everything that is wrong with its
  /// form, or else with how it stands to the layers above, to its lists, to what its accounts can do and to its own
  /// examples. Throws `QueueFull`.
  func check(_ json: [UInt8], in scope: RuleSetScope) async throws -> CheckedRuleSet {
    let document = try await workers.run { try RuleSetDocument(json: json) }
    let (draft, above) = try await layers.sources(of: document, in: scope)
    let dialects = try await dialects(in: scope)
    return try await workers.run {
      let check = try RuleSetCheck(draft, above: above, dialects: dialects)
      return CheckedRuleSet(document: document, compiled: check.compiled, warnings: check.warnings)
    }
  }

  /// The same for a draft within a body: faults name their place in that body.
  func check(_ draft: RuleDraftInput, in scope: RuleSetScope) async throws -> CheckedRuleSet {
    try await Self.relocating { try await check(try Self.bytes(of: draft.document), in: scope) }
  }

  /// The first rule set of a tenant that does not exist yet; nil where the body has none.
  func firstRuleSet(_ value: JSONValue?, by gateway: GatewayScope) async throws -> RuleSetDocument? {
    guard let value else { return nil }
    return try await Self.relocating {
      let json = try Self.bytes(of: value)
      let document = try await workers.run { try RuleSetDocument(json: json) }
      let (draft, above) = try await layers.sources(ofFirst: document, by: gateway)
      try await workers.run { _ = try RuleSetCheck(draft, above: above, dialects: []) }
      return document
    }
  }

  /// The document in `value`. Throws `RuleSetFaults` for what is wrong with its form.
  func document(in value: JSONValue) async throws -> RuleSetDocument {
    try await workers.run { try RuleSetDocument(json: value.jsonText.utf8) }
  }

  /// What may surprise about a source that is right. Lists that sources have in common are compiled once for all that
  /// share `cache`. Throws `RuleSetFaults`.
  func warnings(
    of source: RuleSetSource, above: [RuleSetSource], dialects: Set<Dialect>, sharing cache: CompiledLists
  ) async throws -> [RuleSetFault] {
    try await workers.run { try RuleSetCheck(source, above: above, dialects: dialects, sharing: cache).warnings }
  }

  /// What would be in force for `account` if the draft were saved.
  func ruleSet(
    with draft: CheckedRuleSet, for account: AccountID?, in tenant: TenantScope
  ) async throws -> CompiledRuleSet {
    let others = try await layers.inForce(for: account, in: tenant).filter { $0.layer != draft.compiled.layer }
    return CompiledRuleSet(layers: Self.ordered(try await compile(others) + [draft.compiled]))
  }

  func compile(_ sources: [RuleSetSource]) async throws -> [CompiledLayer] {
    try await workers.run { try sources.map { try CompiledLayer($0) } }
  }

  static func ordered(_ layers: [CompiledLayer]) -> [CompiledLayer] { layers.sorted { $0.layer < $1.layer } }

  func explanation(
    of comment: CommentEvent, account: AccountID?, by rules: CompiledRuleSet
  ) async throws -> DecisionExplanation {
    try await workers.run { rules.explain(comment, context: DecisionContext(accountID: account)) }
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
      return Set([try await accounts.account(account, in: tenant)?.dialect].compactMap(\.self))
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

  private static func relocating<Value>(_ work: () async throws -> Value) async throws -> Value {
    do {
      return try await work()
    } catch let faults as RuleSetFaults {
      throw Problem.ruleSet(faults, under: draftPath)
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
