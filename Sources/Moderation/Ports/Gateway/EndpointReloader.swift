/// Lets ingest pick up a changed configuration. Called after every change to tenants, apps, accounts, webhook secrets
/// or rule sets, before the change is answered: when the caller hears of success, the change is in force.
public protocol EndpointReloader: Sendable {
  func reload() async throws
}
