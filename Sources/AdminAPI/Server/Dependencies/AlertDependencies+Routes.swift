internal import Hummingbird
internal import Moderation

extension AlertDependencies {
  /// Puts the routes about alerts together.
  func addRoutes(
    to group: RouterGroup<AuthenticatedContext>, tenants: any TenantStore, secrets: SecretKeeper, clock: WallClock
  ) {
    AlertChannelRoutes(
      tenants: tenants, channels: channels,
      editor: AlertChannelEditor(telling: telling, secrets: secrets, clock: clock),
      tester: AlertChannelTester(
        channels: channels, telling: telling, gate: WorkGate("alert_tests", limit: 8),
        limiter: RequestLimiter(.alertTests), clock: clock),
      clock: clock
    ).add(to: group)
    AlertRoutes(tenants: tenants, alerts: alerts).add(to: group)
  }
}
