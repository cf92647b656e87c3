import AdminAPI
import Moderation
import Outbound
import Storage

extension World {
  /// A retry in bulk and a comparison, both waiting for a worker.
  func addJobs(of account: Account, _ scope: TenantScope, by owner: Operator) async throws
    -> (retry: RetryJobID, replay: ReplayJobID)
  {
    let retry = RetryJob(
      id: .fresh(), tenantID: scope.tenantID,
      filter: DeadLetterFilter(accountID: account.id, givenUp: TimeRange(end: now)), createdBy: owner.id,
      createdAt: now, updatedAt: now)
    try await dependencies.replay.retries.create(retry, in: scope)
    let replay = ReplayJob(
      id: .fresh(), tenantID: scope.tenantID,
      selection: ReplaySelection(accountID: account.id, received: TimeRange(end: now)), mode: .compare,
      createdBy: owner.id, createdAt: now, updatedAt: now)
    try await dependencies.replay.replays.compare(replay, in: scope)
    return (retry.id, replay.id)
  }

  func parkedID(in scope: TenantScope) async throws -> String {
    let parked = try await dependencies.events.parked(page: PageRequest(), in: scope)
    return parked.items.first.map { String($0.id) } ?? ""
  }

  /// The seed's action is given up.
  func giveUp(_ seed: Seed, because failure: Action.Failure = .unreachable) async throws {
    guard let id = ActionID(seed.fill(":action")) else { return }
    try await OutboxRepository(database).record(
      .dead(error: "no answer", because: failure), of: id, began: now, ended: now)
  }

  /// What the seed has under way is ended, so that something else can begin.
  func cancelJobs(_ seed: Seed) async throws {
    for path in ["/retry-jobs/:retry", "/replays/:replay"] {
      _ = try await send(.delete, seed.fill("/v1/tenants/:tenant" + path), as: seed.manager)
    }
  }

  /// Goes through a replay to its end, as the worker would.
  func work(through id: ReplayJobID, of seed: Seed) async throws {
    let library = dependencies.rules.library
    let assessor = ReplayAssessor(
      rules: { try await library.namedRuleSet(for: $0, in: $1) }, ruleSets: dependencies.rules.ruleSets,
      statistics: dependencies.rules.statistics)
    let replays = dependencies.replay.replays
    while let job = try await replays.running().first(where: { $0.id == id }) {
      let slice = try await replays.slice(of: job, limit: 10)
      try await replays.advance(id, by: try await assessor.assess(slice, of: job), at: now)
    }
  }
}
