internal import Hummingbird
internal import Moderation

extension ReplayDependencies {
  /// Puts the routes together that retry, replay and clear away.
  func addRoutes(
    to group: RouterGroup<AuthenticatedContext>, tenants: any TenantStore, accounts: any AccountStore,
    events: any EventStore, clock: WallClock
  ) {
    DeadLetterRoutes(
      tenants: tenants, accounts: accounts, deadLetters: deadLetters,
      confirmations: RetryConfirmations(deadLetters: deadLetters), retries: retries, clock: clock
    ).add(to: group)
    ActionRetryRoutes(tenants: tenants, events: events, deadLetters: deadLetters, clock: clock).add(to: group)
    RetryJobRoutes(tenants: tenants, retries: retries, clock: clock).add(to: group)
    ReplayRoutes(tenants: tenants, accounts: accounts, replays: replays, clock: clock).add(to: group)
    ParkedRetryRoutes(
      tenants: tenants, retrier: ParkedRetrier(parked: parked, reader: parkedReader, clock: clock)
    ).add(to: group)
    ParkedDeletionRoutes(tenants: tenants, parked: parked, clock: clock).add(to: group)
  }
}
