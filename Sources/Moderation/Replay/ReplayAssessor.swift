/// Finds out what the rules in force say to stored comments. Changes nothing: comparing and acting both go by it.
///
/// It depends on nothing but what is stored, so that a replay which was interrupted goes on as if it had not been, and
/// acting does what comparing has shown. What a rule counted cannot be counted again, and a classifier is not asked
/// again: such a rule holds where the stored decision says so, if it is still the same rule (`SecondLook`).
public struct ReplayAssessor: Sendable {
  /// The rules in force for an account, with their name; nil where they came straight from storage.
  public typealias Rules = @Sendable (AccountID, TenantScope) async throws -> (CompiledRuleSet, RuleSetKey?)

  private let rules: Rules
  private let ruleSets: any RuleSetStore
  private let statistics: any RuleStatisticsStore

  public init(rules: @escaping Rules, ruleSets: any RuleSetStore, statistics: any RuleStatisticsStore) {
    self.rules = rules
    self.ruleSets = ruleSets
    self.statistics = statistics
  }

  /// Throws what `rules` throws, and `StorageError`.
  public func assess(_ slice: ReplaySlice, of job: ReplayJob) async throws -> ReplayStep {
    let scope = TenantScope(ownWorkFor: job.tenantID)
    var formers = FormerRules(store: ruleSets, scope: scope)
    var judges: [AccountID: Judge] = [:]
    var keys: Set<RuleSetKey> = []
    let demotions = slice.candidates.isEmpty ? [] : try await statistics.demotions(in: scope)
    for account in Set(slice.candidates.map(\.event.accountID)) {
      let (ruleSet, key) = try await rules(account, scope)
      if let key { keys.insert(key) }
      judges[account] = Judge(ruleSet, of: account, demotions)
    }
    let scratch = MatchScratch()
    var looks: [LookKey: SecondLook] = [:]
    var conclusions: [ReplayConclusion] = []
    for candidate in slice.candidates {
      let account = candidate.event.accountID
      guard let earlier = candidate.event.decision, let judge = judges[account] else { continue }
      let key = LookKey(account: account, versions: earlier.versions)
      if looks[key] == nil {
        looks[key] =
          judge.look.remembersAny
          ? SecondLook(
            judge.ruleSet, isScored: false, formers: try await formers.documents(of: earlier.versions, account))
          : judge.look
      }
      let outcome = judge.outcome(of: candidate, earlier: earlier, looks[key] ?? judge.look, scratch)
      conclusions.append(ReplayConclusion(eventID: candidate.event.id, earlier: earlier, outcome: outcome))
    }
    return ReplayStep(conclusions: conclusions, rules: keys, end: slice.end, isLast: slice.isLast)
  }
}

/// Comments of one account that were decided by the same versions are looked at alike.
private struct LookKey: Hashable {
  var account: AccountID
  var versions: RuleSetVersions
}

/// Decides the comments of one account.
private struct Judge {
  let account: AccountID
  let ruleSet: CompiledRuleSet
  /// Rules that are past their fuse.
  let demoted: Set<String>
  /// Without what the rules were before.
  let look: SecondLook

  init(_ ruleSet: CompiledRuleSet, of account: AccountID, _ demotions: [RuleDemotion]) {
    self.ruleSet = ruleSet
    self.account = account
    demoted = Set(demotions.filter { $0.accountID == nil || $0.accountID == account }.map(\.ruleID))
    look = SecondLook(ruleSet, isScored: false)
  }

  func outcome(
    of candidate: ReplayCandidate, earlier: Decision, _ look: SecondLook, _ scratch: MatchScratch
  ) -> ReplayConclusion.Outcome {
    let event = candidate.event
    if event.review != nil { return .reviewed }
    if earlier.basis == .ownComment { return .own }
    if candidate.awaitsScores { return .awaitsScores }
    let fresh = ruleSet.decide(event.comment, context: DecisionContext(accountID: account), scratch: scratch)
    var decision = look.decision(on: event, completing: fresh)
    // They were written when the comment came, or were not to be.
    decision.replies = []
    let expected = decision.demoting(earlier.outliving(demoted))
    let isOpen = !decision.awaitsScores.isEmpty && !expected.says(earlier)
    return isOpen ? .awaitsScores : .decided(decision, expected: expected)
  }
}

extension Decision {
  /// Of the rules that are past their fuse those that may not decide again about a comment decided so. What a rule did
  /// before it ran past its fuse stays done.
  public func outliving(_ demoted: Set<String>) -> Set<String> {
    guard basis == .rule, let ruleID else { return demoted }
    return demoted.subtracting([ruleID])
  }
}

/// The documents by which stored comments were decided, each read once.
private struct FormerRules {
  private struct Key: Hashable {
    var layer: RuleLayer
    var version: Int64
    var account: AccountID?
  }

  let store: any RuleSetStore
  let scope: TenantScope
  private var known: [Key: RuleSetDocument?] = [:]

  init(store: any RuleSetStore, scope: TenantScope) {
    self.store = store
    self.scope = scope
  }

  mutating func documents(of versions: RuleSetVersions, _ account: AccountID) async throws
    -> [RuleLayer: RuleSetDocument]
  {
    var documents: [RuleLayer: RuleSetDocument] = [:]
    for layer in RuleLayer.allCases {
      guard let version = versions[layer] else { continue }
      let key = Key(layer: layer, version: version, account: layer == .account ? account : nil)
      let document: RuleSetDocument?
      if let read = known[key] {
        document = read
      } else {
        document = try await self.document(key)
        known[key] = .some(document)
      }
      documents[layer] = document
    }
    return documents
  }

  private func document(_ key: Key) async throws -> RuleSetDocument? {
    let owner: RuleSetScope =
      switch (key.layer, key.account) {
      case (.account, let account?): .account(account, scope)
      case (.gateway, _): .gateway(GatewayScope(ownWork: ()))
      default: .tenant(scope)
      }
    return try await store.version(key.version, in: owner).map { try RuleSetDocument(json: $0.document.utf8) }
  }
}
