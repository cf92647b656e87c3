public import Moderation

/// What the routes that make and move whole tenants work with, and what keeps any work from being done twice.
public struct OnboardingDependencies: Sendable {
  public var configurations: any TenantConfigurationStore
  public var idempotency: any IdempotencyStore

  public init(configurations: any TenantConfigurationStore, idempotency: any IdempotencyStore) {
    self.configurations = configurations
    self.idempotency = idempotency
  }
}
