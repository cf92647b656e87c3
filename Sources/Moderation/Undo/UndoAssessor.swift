/// Finds out what is to become of comments that a version removed, once that version is not in force any more. Changes
/// nothing: the preview and the work itself both go by it.
public struct UndoAssessor: Sendable {
  private struct Judge {
    var rules: CompiledRuleSet
    var look: SecondLook
    var dialect: Dialect
  }

  private let rules: RuleSetInForce
  private let accounts: any AccountStore
  private let ruleSets: any RuleSetStore

  /// `rules` are those in force; for a preview of what is not rolled back yet, those that will be.
  public init(rules: @escaping RuleSetInForce, accounts: any AccountStore, ruleSets: any RuleSetStore) {
    self.rules = rules
    self.accounts = accounts
    self.ruleSets = ruleSets
  }

  /// In the order given; candidates of an account that was deleted meanwhile are left out. Throws what `rules` throws,
  /// and `StorageError`.
  public func assess(_ candidates: [UndoCandidate], of job: UndoJob) async throws -> [UndoAssessment] {
    guard !candidates.isEmpty else { return [] }
    let scope = TenantScope(ownWorkFor: job.tenantID)
    let version = try await ruleSets.version(job.version, in: Self.scope(of: job.owner))
    let former = try version.map { try RuleSetDocument(json: $0.document.utf8) }
    var judges: [AccountID: Judge] = [:]
    for id in Set(candidates.map(\.event.accountID)) {
      guard let account = try await accounts.account(id, in: scope) else { continue }
      let rules = try await rules(id, scope)
      judges[id] = Judge(
        rules: rules, look: SecondLook(rules, isScored: false, former: former, of: job.owner.layer),
        dialect: account.dialect)
    }
    let scratch = MatchScratch()
    return candidates.compactMap { candidate in
      judges[candidate.event.accountID].map { Self.assess(candidate, by: $0, scratch) }
    }
  }

  private static func assess(_ candidate: UndoCandidate, by judge: Judge, _ scratch: MatchScratch) -> UndoAssessment {
    let event = candidate.event
    let fresh = judge.rules.decide(
      event.comment, context: DecisionContext(accountID: event.accountID), scratch: scratch)
    let decision = judge.look.decision(on: event, completing: fresh)
    // What a person decided since goes before any rules.
    let verdict = event.review?.verdict ?? decision.verdict
    let isRemoved = PlannedAction(for: verdict, in: judge.dialect) != nil
    let outcome: UndoConclusion.Outcome =
      switch candidate.standing {
      case .deleted: .deleted
      case .visible: .alreadyVisible
      case .hidden: isRemoved ? .stillHidden : .unhide
      case .hideQueued: isRemoved ? .stillHidden : .withdraw
      }
    return UndoAssessment(candidate: candidate, outcome: outcome, decision: decision)
  }

  private static func scope(of owner: RuleSetOwner) -> RuleSetScope {
    switch owner {
    case .gateway: .gateway(GatewayScope(ownWork: ()))
    case .tenant(let tenant): .tenant(TenantScope(ownWorkFor: tenant))
    case .account(let account, let tenant): .account(account, TenantScope(ownWorkFor: tenant))
    }
  }
}

/// What is to become of one comment, and why.
public struct UndoAssessment: Sendable {
  public var candidate: UndoCandidate
  public var outcome: UndoConclusion.Outcome
  /// By the rules that are in force without the undone version.
  public var decision: Decision

  public init(candidate: UndoCandidate, outcome: UndoConclusion.Outcome, decision: Decision) {
    self.candidate = candidate
    self.outcome = outcome
    self.decision = decision
  }

  public var conclusion: UndoConclusion { UndoConclusion(eventID: candidate.event.id, outcome: outcome) }
}
