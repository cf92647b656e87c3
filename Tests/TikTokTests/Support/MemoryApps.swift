import Moderation
import Synchronization
import Testing

/// Apps in memory. Calls that the module under test has no business making are recorded as issues.
final class MemoryApps: AppStore {
  private let stored = Mutex<[AppID: App]>([:])

  func put(_ app: App) { stored.withLock { $0[app.id] = app } }

  func app(_ id: AppID, in scope: TenantScope) async throws -> App? {
    stored.withLock { $0[id] }.flatMap { $0.tenantID == nil || $0.tenantID == scope.tenantID ? $0 : nil }
  }

  func create(_ app: App, in scope: TenantScope) async throws { unexpected() }
  func createShared(_ app: App, in scope: GatewayScope) async throws { unexpected() }
  func sharedApp(_ id: AppID, in scope: GatewayScope) async throws -> App? { unexpected(nil) }
  func apps(in scope: TenantScope) async throws -> [App] { unexpected([]) }
  func sharedApps(in scope: GatewayScope) async throws -> [App] { unexpected([]) }
  func update(_ app: App, in scope: TenantScope) async throws -> Bool { unexpected(false) }
  func updateShared(_ app: App, in scope: GatewayScope) async throws -> Bool { unexpected(false) }
  func delete(_ id: AppID, in scope: TenantScope) async throws -> Bool { unexpected(false) }
  func deleteShared(_ id: AppID, in scope: GatewayScope) async throws -> Bool { unexpected(false) }

  private func unexpected() { Issue.record("only single apps may be read here") }

  private func unexpected<Value>(_ value: Value) -> Value {
    unexpected()
    return value
  }
}
