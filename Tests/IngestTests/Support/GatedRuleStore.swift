import Moderation
import Synchronization

/// Rule sets whose readers wait until it is opened, and which fails for chosen tenants.
final class GatedRuleStore: RuleSetStore {
  private struct State {
    var isOpen: Bool
    var waiting: [CheckedContinuation<Void, Never>] = []
    var failing: Set<TenantID> = []
    var reads = 0
  }

  private let inner: any RuleSetStore
  private let state: Mutex<State>

  init(_ inner: any RuleSetStore, isOpen: Bool = false) {
    self.inner = inner
    state = Mutex(State(isOpen: isOpen))
  }

  /// How often layers were asked for.
  var reads: Int { state.withLock { $0.reads } }

  func close() { state.withLock { $0.isOpen = false } }

  func open() {
    let waiting = state.withLock { state in
      state.isOpen = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }

  func setFailing(_ tenants: Set<TenantID>) { state.withLock { $0.failing = tenants } }

  func layers(for account: AccountID?, in scope: TenantScope) async throws -> [StoredLayer] {
    await withCheckedContinuation { continuation in
      let passes = state.withLock { state in
        state.reads += 1
        if !state.isOpen { state.waiting.append(continuation) }
        return state.isOpen
      }
      if passes { continuation.resume() }
    }
    guard !state.withLock({ $0.failing.contains(scope.tenantID) }) else { throw StorageError.failed(detail: "test") }
    return try await inner.layers(for: account, in: scope)
  }

  func current(in scope: RuleSetScope) async throws -> RuleSetVersion? { try await inner.current(in: scope) }

  func version(_ version: Int64, in scope: RuleSetScope) async throws -> RuleSetVersion? {
    try await inner.version(version, in: scope)
  }

  func versions(page: PageRequest, in scope: RuleSetScope) async throws -> Page<RuleSetVersion> {
    try await inner.versions(page: page, in: scope)
  }

  func save(_ draft: RuleSetDraft, at moment: Timestamp, expecting expected: Int64?, in scope: RuleSetScope)
    async throws -> RuleSetVersion
  { try await inner.save(draft, at: moment, expecting: expected, in: scope) }

  func gatewayLayer(in scope: GatewayScope) async throws -> StoredLayer? { try await inner.gatewayLayer(in: scope) }
}

/// Makes a gated store where the fixture makes its own, and lets the test find it.
final class RuleGate: Sendable {
  private let isOpen: Bool
  private let made = Mutex<GatedRuleStore?>(nil)

  init(isOpen: Bool = false) { self.isOpen = isOpen }

  /// The one made last.
  var store: GatedRuleStore? { made.withLock { $0 } }

  func gate(_ inner: any RuleSetStore) -> GatedRuleStore {
    let store = GatedRuleStore(inner, isOpen: isOpen)
    made.withLock { $0 = store }
    return store
  }
}
