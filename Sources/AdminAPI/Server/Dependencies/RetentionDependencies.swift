internal import Hummingbird
public import Moderation

/// What the routes about keeping and erasing work with.
public struct RetentionDependencies: Sendable {
  public var policies: any RetentionStore
  public var erasures: any ErasureStore
  /// What holds where a tenant has no word of its own.
  public var standard: RetentionPolicy

  public init(policies: any RetentionStore, erasures: any ErasureStore, standard: RetentionPolicy) {
    self.policies = policies
    self.erasures = erasures
    self.standard = standard
  }

  func addRoutes(to group: RouterGroup<AuthenticatedContext>, tenants: any TenantStore, clock: WallClock) {
    RetentionRoutes(tenants: tenants, policies: policies, standard: standard, clock: clock).add(to: group)
    ErasureRoutes(tenants: tenants, erasures: erasures, clock: clock).add(to: group)
  }
}
