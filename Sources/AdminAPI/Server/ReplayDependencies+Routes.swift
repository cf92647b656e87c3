internal import Hummingbird
internal import Moderation

extension ReplayDependencies {
  /// Puts the routes together that retry, replay and clear away.
  func addRoutes(
    to group: RouterGroup<AuthenticatedContext>, access: RuleOwnerAccess, events: any EventStore, clock: WallClock
  ) {
    DeadLetterRoutes(
      access: access, deadLetters: deadLetters, confirmations: RetryConfirmations(deadLetters: deadLetters),
      retries: retries, clock: clock
    ).add(to: group)
    ActionRetryRoutes(access: access, events: events, deadLetters: deadLetters, clock: clock).add(to: group)
    RetryJobRoutes(access: access, retries: retries, clock: clock).add(to: group)
    ReplayRoutes(access: access, replays: replays, clock: clock).add(to: group)
    ParkedDeletionRoutes(access: access, parked: parked, clock: clock).add(to: group)
  }
}
