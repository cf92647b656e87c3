/// What an overview is about: the whole gateway, which is for its owners, or tenants that somebody may see.
public enum OverviewReach: Sendable {
  case gateway(GatewayScope)
  case tenants([TenantScope])
}
