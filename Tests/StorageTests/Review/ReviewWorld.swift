import Moderation

@testable import Storage

/// A tenant with two reviewers and a manager, and all that reviews are made with.
struct ReviewWorld: Sendable {
  let business: BusinessWorld
  let second: TenantScope
  let manager: TenantScope

  var test: TestDatabase { business.test }
  var first: TenantScope { business.scope }
  var queue: ReviewQueueRepository { ReviewQueueRepository(test.database) }
  var desk: ReviewDeskRepository { ReviewDeskRepository(test.database) }
  var jobs: ReviewJobRepository { ReviewJobRepository(test.database) }
  var now: Timestamp { test.clock.now }

  init() async throws {
    business = try await BusinessWorld()
    second = try await business.reviewer("second", .moderator)
    manager = try await business.reviewer("manager", .manager)
  }

  /// Comments of an author, all decided so.
  func add(
    _ comments: [String], _ verdict: Verdict = .review, author: String? = "u1", rule: String = "r",
    labels: [String] = [],
    to account: AccountID? = nil
  ) async throws {
    let decision = verdict == .allow ? Decision.none() : .by(rule, verdict, labels: labels)
    let outcomes = await test.record(
      comments.map { comment in
        JournalEntry(
          tenantID: first.tenantID, accountID: account ?? business.account,
          content: .comment(
            CommentEvent(
              kind: .created, commentID: comment, videoID: "v1", authorID: author, text: comment, occurredAt: now),
            decision: decision, action: PlannedAction(for: verdict, in: .business)), receivedAt: now)
      })
    guard outcomes.allSatisfy({ $0 == .stored }) else { throw StorageError.failed(detail: "not stored") }
  }

  /// The comments that wait, in their order.
  func waiting(_ filter: ReviewQueueFilter = ReviewQueueFilter()) async throws -> [String] {
    try await queue.items(matching: filter, page: PageRequest(limit: 1000), at: now, in: first).items
      .map(\.event.comment.commentID)
  }

  func claim(_ limit: Int = 50, by scope: TenantScope) async throws -> [String] {
    try await queue.claim(limit, matching: ReviewQueueFilter(), at: now, in: scope).map(\.event.comment.commentID)
  }

  func decide(
    _ comment: String, _ verdict: Verdict, author: ReviewDecision.AuthorScope? = nil, listing: ReviewListing? = nil,
    mustWait: Bool = true, by scope: TenantScope? = nil
  ) async throws -> ReviewOutcome {
    try await desk.decide(
      ReviewDraft(verdict: verdict, author: author, listing: listing, mustWait: mustWait),
      about: try await business.event(comment).id, at: now, in: scope ?? first)
  }

  /// The decision that must come of it.
  func decided(
    _ comment: String, _ verdict: Verdict, author: ReviewDecision.AuthorScope? = nil, listing: ReviewListing? = nil,
    by scope: TenantScope? = nil
  ) async throws -> ReviewDecision {
    let outcome = try await decide(comment, verdict, author: author, listing: listing, by: scope)
    guard case .decided(let decision) = outcome else { throw StorageError.failed(detail: "\(outcome)") }
    return decision
  }

  func undo(
    _ decision: ReviewDecision, ofOthers: Bool = false, listing: ReviewListing? = nil, by scope: TenantScope? = nil
  )
    async throws -> ReviewUndoOutcome
  {
    try await desk.undo(decision.id, ofOthers: ofOthers, listing: listing, at: now, in: scope ?? first)
  }

  /// Goes on with a decision until it is finished.
  @discardableResult
  func finish(_ decision: ReviewDecision, limit: Int = 100) async throws -> ReviewDecision {
    for _ in 0..<200 {
      guard let found = try await desk.decision(decision.id, in: first) else { break }
      if found.state == .done || found.state == .undone { return found }
      try await jobs.advance(decision.id, limit: limit, at: now)
    }
    throw StorageError.failed(detail: "the decision never ends")
  }

  /// Verdicts of the latest actions, by comment.
  func lastAction(_ comment: String) async throws -> String? { try await business.actions(comment).last }
}

extension BusinessWorld {
  fileprivate func reviewer(_ name: String, _ role: Operator.Role) async throws -> TenantScope {
    let person = Operator.sample(name, role: role, grants: [scope.tenantID])
    try await OperatorRepository(test.database).create(person, passwordHash: "x", in: TestDatabase.gateway)
    return try .of(scope.tenantID, for: person)
  }
}
