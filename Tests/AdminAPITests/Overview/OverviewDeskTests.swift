import Moderation
import Synchronization
import Testing

@testable import AdminAPI

@Suite("The overview desk")
struct OverviewDeskTests {
  /// Answers when the gate opens, and counts how often it was asked.
  private final class Store: OverviewStore {
    let asked = Mutex(0)
    let failing = Mutex(false)
    private let gate: AsyncStream<Void>
    let open: AsyncStream<Void>.Continuation

    init() { (gate, open) = AsyncStream.makeStream() }

    func standings(
      during steps: OverviewSteps, stalled: Set<AccountID>, at moment: Timestamp, in reach: OverviewReach
    ) async throws -> (tenants: [TenantStanding], gateway: GatewayStanding?) {
      asked.withLock { $0 += 1 }
      for await _ in gate { break }
      if failing.withLock({ $0 }) { throw StorageError.overloaded }
      return ([], nil)
    }
  }

  private func desk(_ store: Store, freshness: Duration = .seconds(3600)) -> OverviewDesk {
    OverviewDesk(
      source: OverviewSource(
        store: store, quota: StandInQuota(), limits: ReviewLimits(), readiness: { [] },
        clock: WallClock { Timestamp(seconds: 1_700_000_000) }),
      freshness: freshness)
  }

  private let scope = TenantScope(ownWorkFor: TenantID(rawValue: 1))

  @Test("works each overview out once, for whoever asks while it does and as long as it is good")
  func sharing() async throws {
    let store = Store()
    let desk = desk(store)
    let answers = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<50 { group.addTask { try await desk.tenant(scope, over: .day) } }
      store.open.finish()
      return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
    }
    #expect(answers.count == 1)
    #expect(store.asked.withLock { $0 } == 1)
    _ = try await desk.tenant(scope, over: .week)
    _ = try await desk.tenant(TenantScope(ownWorkFor: TenantID(rawValue: 2)), over: .day)
    _ = try await desk.gateway(.tenants([scope]), over: .day)
    #expect(store.asked.withLock { $0 } == 4, "what is another overview is worked out by itself")
    _ = try await desk.gateway(.tenants([scope]), over: .day)
    #expect(store.asked.withLock { $0 } == 4)
  }

  @Test("keeps no failure")
  func failures() async throws {
    let store = Store()
    let desk = desk(store)
    store.open.finish()
    store.failing.withLock { $0 = true }
    await #expect(throws: StorageError.overloaded) { try await desk.tenant(scope, over: .day) }
    store.failing.withLock { $0 = false }
    _ = try await desk.tenant(scope, over: .day)
    #expect(store.asked.withLock { $0 } == 2)
  }

  @Test("never gives the gateway's overview to somebody who may see tenants alone")
  func reaches() async throws {
    let store = Store()
    let desk = desk(store)
    store.open.finish()
    _ = try await desk.gateway(.gateway(GatewayScope(ownWork: ())), over: .day)
    _ = try await desk.gateway(.tenants([]), over: .day)
    #expect(store.asked.withLock { $0 } == 2)
  }
}
