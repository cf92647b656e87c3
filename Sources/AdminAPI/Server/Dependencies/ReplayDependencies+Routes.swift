internal import Hummingbird
internal import Moderation

extension ReplayDependencies {
  /// Puts the routes together that retry, replay and clear away.
  func addRoutes(
    to group: RouterGroup<AuthenticatedContext>, tenants: any TenantStore, accounts: any AccountStore,
    events: any EventStore, clock: WallClock
  ) {
    let retryJobs = JobRoutes(
      collection: "retry-jobs", parameter: "retry", tenants: tenants, jobs: retries, clock: clock
    ) { job, _ in RetryJobOutput(job) }
    retryJobs.add(to: group)
    DeadLetterRoutes(
      tenants: tenants, accounts: accounts, deadLetters: deadLetters,
      confirmations: RetryConfirmations(deadLetters: deadLetters), retries: retries, jobs: retryJobs, clock: clock
    ).add(to: group)
    ActionRetryRoutes(tenants: tenants, events: events, deadLetters: deadLetters, clock: clock).add(to: group)
    let replayJobs = JobRoutes(
      collection: "replays", parameter: "replay", tenants: tenants, jobs: replays, clock: clock
    ) { job, isAlone in ReplayOutput(job, isWhole: isAlone) }
    replayJobs.add(to: group)
    ReplayRoutes(tenants: tenants, accounts: accounts, replays: replays, jobs: replayJobs, clock: clock).add(to: group)
    ParkedRetryRoutes(
      tenants: tenants, retrier: ParkedRetrier(parked: parked, reader: parkedReader, clock: clock)
    ).add(to: group)
    ParkedDeletionRoutes(tenants: tenants, parked: parked, clock: clock).add(to: group)
  }
}
