import AdminAPI
import Listening
import Logging
import Moderation
import Outbound
import Reports
import ServiceLifecycle
import Storage
import Synchronization
import Testing

/// Who waits for reports, and for how long they are worked on.
@Suite("Reports that somebody waits for", .timeLimit(.minutes(5)))
struct ReportWaitingTests {
  /// Makes reports, and reads figures, that are never done; says when work on one began and when it was cancelled.
  private final class Endless: ClientReportMaking, ClientReportStore {
    enum Step { case begun, cancelled }

    let steps: AsyncStream<Step>
    private let tell: AsyncStream<Step>.Continuation

    init() { (steps, tell) = AsyncStream.makeStream() }

    func next() async -> Step? { await steps.first { _ in true } }

    private func work() async throws -> Never {
      tell.yield(.begun)
      do {
        while true { try await Task.sleep(for: .seconds(3600)) }
      } catch {
        tell.yield(.cancelled)
        throw error
      }
    }

    func make(_ period: TimeRange, account: AccountID?, in scope: TenantScope, at moment: Timestamp) async throws
      -> MadeClientReport
    {
      try await work()
    }

    func hours(received range: TimeRange, account: AccountID?, in scope: TenantScope) async throws -> [HourlyCount] {
      []
    }
    func accounts(received range: TimeRange, account: AccountID?, in scope: TenantScope) async throws
      -> [AccountCount]
    { [] }
    func rules(during range: TimeRange, account: AccountID?, limit: Int, in scope: TenantScope) async throws
      -> [RuleCount]
    { [] }
    func slice(of selection: ReportSelection, after place: Int64?, in scope: TenantScope) async throws -> ReportSlice {
      try await work()
    }
    func storedSince(in scope: TenantScope) async throws -> Timestamp? { nil }
  }

  /// Has decisions without end of one tenant, and those of `store` of others.
  private struct Bottomless: ClientReportStore {
    let store: any ClientReportStore
    let tenant: @Sendable () -> TenantID?

    func hours(received range: TimeRange, account: AccountID?, in scope: TenantScope) async throws -> [HourlyCount] {
      try await store.hours(received: range, account: account, in: scope)
    }
    func accounts(received range: TimeRange, account: AccountID?, in scope: TenantScope) async throws
      -> [AccountCount]
    {
      try await store.accounts(received: range, account: account, in: scope)
    }
    func rules(during range: TimeRange, account: AccountID?, limit: Int, in scope: TenantScope) async throws
      -> [RuleCount]
    {
      try await store.rules(during: range, account: account, limit: limit, in: scope)
    }
    func slice(of selection: ReportSelection, after place: Int64?, in scope: TenantScope) async throws -> ReportSlice {
      guard scope.tenantID == tenant() else { return try await store.slice(of: selection, after: place, in: scope) }
      let row = DecisionLogRow(
        moment: Timestamp(seconds: 1_790_000_000), accountID: .fresh(), commentID: "7302000000000000001",
        eventID: .fresh(), basis: .rule, verdict: .hide)
      return ReportSlice(rows: Array(repeating: row, count: 2000), next: (place ?? 0) + 1)
    }
    func storedSince(in scope: TenantScope) async throws -> Timestamp? { try await store.storedSince(in: scope) }
  }

  private let paths = ["/v1/tenants/:tenant/client-report", "/v1/tenants/:tenant/decision-log"]

  @Test("are not made any longer once their reader is gone")
  func gone() async throws {
    let endless = Endless()
    try await World.with(change: { dependencies in
      dependencies.clientReports.maker = endless
      dependencies.clientReports.store = endless
    }) { world in
      let seed = try await world.seed()
      for path in paths {
        let reader = try await EventListener.open(seed.fill(path), as: seed.viewer, port: world.port)
        #expect(await endless.next() == .begun)
        await reader.close()
        #expect(await endless.next() == .cancelled)
      }
    }
  }

  @Test("do not keep a gateway from stopping")
  func shutdown() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      for path in paths {
        let endless = Endless()
        try await stopping(world, maker: endless, store: endless) { port in
          _ = try await EventListener.open(seed.fill(path), as: seed.viewer, port: port)
          #expect(await endless.next() == .begun)
        }
        #expect(await endless.next() == .cancelled)
      }
    }
  }

  @Test("do not keep a gateway from stopping either where nobody takes what is sent")
  func shutdownWhileUnread() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let store = Bottomless(store: world.dependencies.clientReports.store) { seed.tenant }
      try await stopping(world, maker: world.dependencies.clientReports.maker, store: store) { port in
        let reader = try await IdleReader.open(seed.fill(paths[1]), as: seed.viewer, port: port)
        await reader.waitForAnswer()
      }
    }
  }

  /// Runs a server, and stops it gracefully after `body`; comes back once it is over.
  private func stopping(
    _ world: World, maker: any ClientReportMaking, store: any ClientReportStore,
    _ body: (_ port: Int) async throws -> Void
  ) async throws {
    var dependencies = world.dependencies
    dependencies.clientReports.maker = maker
    dependencies.clientReports.store = store
    let logger = Logger(label: "test") { [logs = world.logs] _ in LogRecorder(logs) }
    let (ports, bound) = AsyncStream.makeStream(of: Int.self)
    let server = AdminServer(
      dependencies, address: ListenAddress(host: "127.0.0.1", port: 0), logger: logger, onBind: { bound.yield($0) })
    let services = ServiceGroup(services: [server], logger: logger)
    let running = Task { try await services.run() }
    try await body(try #require(await ports.first { _ in true }))
    await services.triggerGracefulShutdown()
    try await running.value
  }

  @Test("keep nobody else waiting who has another tenant, or another login, however slowly they are read")
  func slowReaders() async throws {
    let slow = Mutex<TenantID?>(nil)
    try await World.with(change: { dependencies in
      let store = FairReportStore(
        Bottomless(store: dependencies.clientReports.store) { slow.withLock { $0 } }, limit: 1)
      dependencies.clientReports.store = store
    }) { world in
      let seed = try await world.seed()
      slow.withLock { $0 = seed.tenant }
      let path = "/v1/tenants/\(seed.tenant)/decision-log"
      let readers = [
        try await IdleReader.open(path, as: seed.viewer, port: world.port),
        try await IdleReader.open(path, as: seed.viewer, port: world.port),
      ]
      for reader in readers { await reader.waitForAnswer() }
      let third = try await world.send(.get, path, as: seed.viewer)
      #expect(third.status == 429 && third.member("code") == "too_many_client_reports")
      #expect(third.member("detail")?.contains("2 client-reports of yours are running already") == true)
      let other = "/v1/tenants/\(seed.otherTenant)"
      for _ in 0..<3 {
        let log = try await world.send(.get, other + "/decision-log", as: seed.stranger)
        #expect(log.status == 200 && log.text.contains("\nend,0,"))
      }
      // The same tenant, asked for by somebody else: it begins as well.
      let colleague = try await IdleReader.open(path, as: seed.manager, port: world.port)
      await colleague.waitForAnswer()
      for reader in readers + [colleague] { await reader.close() }
    }
  }

  @Test("are so many within an hour for each operator and tenant, each of them in the audit log")
  func limited() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = "/v1/tenants/\(seed.tenant)"
      for number in 0..<60 {
        let form = number % 20 == 0 ? "/client-report?format=json" : "/decision-log"
        let answer = try await world.send(.get, path + form, as: seed.viewer)
        #expect(answer.status == 200)
        #expect(answer.header("ratelimit")?.contains("\"client-reports-of-tenant\";r=\(59 - number);t=") == true)
      }
      let refused = try await world.send(.get, path + "/client-report", as: seed.viewer)
      #expect(refused.status == 429 && refused.member("code") == "too_many_client_reports")
      #expect(refused.header("retry-after") != nil)
      let audit = try await world.send(.get, path + "/audit?action=decision_log.made&limit=1000", as: seed.manager)
      #expect(audit.text.ranges(of: #""action":"decision_log.made""#).count == 60)
      #expect(try await world.send(.get, path + "/client-report", as: seed.manager).status == 200)
      #expect(
        try await world.send(.get, "/v1/tenants/\(seed.otherTenant)/client-report", as: seed.stranger).status == 200)
    }
  }
}
