import Enforcement
import FoundationEssentials
import Moderation
import Outbound
import Sealing
import ServiceLifecycle
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Alerting

/// From a schedule whose time has come to a mailbox and to a server that is called: database, worker, HTTP client and
/// mail as in a gateway. Only what the report says is made up.
@Suite("Reports that are sent by themselves") struct ReportFlowTests {
  /// Says what it is asked for, and fails as often as it is told to. Each report has a log of its own.
  private final class Maker: ClientReportMaking {
    private let state: Mutex<(asked: [TimeRange], failures: Int)>

    init(failures: Int = 0) { state = Mutex(([], failures)) }

    var asked: [TimeRange] { state.withLock { $0.asked } }

    func make(_ period: TimeRange, account: AccountID?, in scope: TenantScope, at moment: Timestamp) async throws
      -> MadeClientReport
    {
      let (number, failures) = state.withLock { state in
        state.asked.append(period)
        return (state.asked.count, state.failures)
      }
      if number <= failures { throw StorageError.diskFailed }
      var report = MadeClientReport.sample()
      if number > 1 { report.decisionLog.head = String(repeating: "\(number % 10)", count: 64) }
      return report
    }
  }

  /// Makes one without end.
  private struct EndlessMaker: ClientReportMaking {
    let begun: AsyncStream<Void>.Continuation

    func make(_ period: TimeRange, account: AccountID?, in scope: TenantScope, at moment: Timestamp) async throws
      -> MadeClientReport
    {
      begun.yield()
      // What the storage says to a task that was cancelled.
      while (try? await Task.sleep(for: .seconds(3600))) != nil {}
      throw StorageError.closed
    }
  }

  /// Answers for each address as the test says.
  private struct Post: ReportSending {
    let answer: @Sendable (String, Int) -> AlertAnswer
    let sent = Sent()

    final class Sent: Sendable {
      private let parcels = Mutex<[(address: String, head: String)]>([])
      var all: [String] { parcels.withLock { $0.map(\.address) } }
      /// The head of the log that each address got last.
      var heads: [String: String] { parcels.withLock { Dictionary($0.map { ($0, $1) }) { $1 } } }
      func add(_ address: String, _ head: String) -> Int {
        parcels.withLock { parcels in
          parcels.append((address, head))
          return parcels.count { $0.address == address }
        }
      }
    }

    func send(_ parcel: ReportParcel, to destination: ReportDestination) async -> AlertAnswer {
      answer(destination.address, sent.add(destination.address, parcel.report.decisionLog.head))
    }
  }

  /// The queue of a process that dies before it can record what became of a report.
  private struct Forgetful: ReportDeliveryQueue {
    let queue: ReportDeliveryRepository
    var forgetsReached = false

    func plan(at moment: Timestamp) async throws { try await queue.plan(at: moment) }
    func due(at moment: Timestamp, limit: Int, excluding busy: Set<TenantID>) async throws -> [ReportErrand] {
      try await queue.due(at: moment, limit: limit, excluding: busy)
    }
    func nextWork(after moment: Timestamp) async throws -> Timestamp? { try await queue.nextWork(after: moment) }
    func reach(_ address: String, with log: DecisionLogSummary, of id: ReportDeliveryID, at moment: Timestamp)
      async throws
    {
      if forgetsReached { throw StorageError.diskFull }
      try await queue.reach(address, with: log, of: id, at: moment)
    }
    func record(_ attempt: ReportAttempt, of id: ReportDeliveryID, at moment: Timestamp) async throws {
      throw StorageError.diskFull
    }
    func waitForReportWork(until deadline: Timestamp?) async { await queue.waitForReportWork(until: deadline) }
  }

  private struct Flow {
    let database: GatehouseDatabase
    let sealer: Sealer
    let client: OutboundClient
    let folder: URL
    let scope: TenantScope

    init() async throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "reports-\(UInt64.random(in: 0...UInt64.max))")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      database = try GatehouseDatabase(path: folder.appending(path: "gatehouse.db").path, logger: silent)
      sealer = Sealer(key: try SealingKey.generate())
      client = OutboundClient(addresses: .allowPrivate, logger: silent)
      let tenant = Tenant(id: .fresh(), name: "Nova", isDisabled: false, createdAt: moment, updatedAt: moment)
      try await TenantRepository(database).create(
        tenant, ruleSet: nil, author: nil, in: GatewayScope(ownWork: ()))
      scope = TenantScope(ownWorkFor: tenant.id)
    }

    func end() async {
      client.shutdown()
      await database.close()
      try? FileManager.default.removeItem(at: folder)
    }

    /// One that came due once within the last week.
    func add(_ target: ReportOrder.Target) async throws {
      let order = ReportOrder.sample(target)
      let weekAgo = WallClock.system.now() - .seconds(7 * 86_400)
      _ = try await ReportScheduleRepository(database).create(.fresh(), order, at: weekAgo, in: scope)
    }

    func addChannel(_ target: String) async throws -> AlertChannelID {
      let channel = try AlertChannel.sample(target: target, sealer: sealer, tenant: scope.tenantID)
      try await AlertChannelRepository(database).create(channel, in: .tenant(scope))
      return channel.id
    }

    func deliveries() async throws -> [ReportDelivery] {
      try await ReportScheduleRepository(database).deliveries(page: PageRequest(), in: scope).items
    }

    func courier(mail: MailReceiver? = nil) throws -> ReportCourier {
      ReportCourier(
        http: client, addresses: .allowPrivate, mail: try mail.map { try $0.settings() }, sealer: sealer,
        logger: silent)
    }

    /// Runs `test` with a worker that is shut down gracefully afterwards.
    func working(
      _ sending: any ReportSending, maker: any ClientReportMaking = Maker(), queue: (any ReportDeliveryQueue)? = nil,
      _ schedule: [Duration] = [.seconds(60)], _ test: () async throws -> Void
    ) async throws {
      let worker = ReportWorker(
        queue: queue ?? ReportDeliveryRepository(database), maker: maker, sending: sending,
        schedule: RetrySchedule(delays: schedule), logger: silent)
      let group = ServiceGroup(configuration: .init(services: [.init(service: worker)], logger: silent))
      let running = Task { try await group.run() }
      let result: Result<Void, any Error>
      do {
        result = .success(try await test())
      } catch {
        result = .failure(error)
      }
      await group.triggerGracefulShutdown()
      _ = await running.result
      try result.get()
    }
  }

  private func with(_ test: (Flow) async throws -> Void) async throws {
    let flow = try await Flow()
    do {
      try await test(flow)
    } catch {
      await flow.end()
      throw error
    }
    await flow.end()
  }

  @Test("a report whose time came is made of its week, mailed to each address once, and kept as sent with its log")
  func mailed() async throws {
    try await with { flow in
      try await MailReceiver.run { receiver in
        try await flow.add(.mailboxes(["ada@client.example", "bo@client.example"]))
        let maker = Maker()
        try await flow.working(try flow.courier(mail: receiver), maker: maker) {
          try await expectEventually { try await flow.deliveries().first?.state == .sent }
        }
        let delivery = try #require(try await flow.deliveries().first)
        #expect(maker.asked == [delivery.days.range])
        #expect(delivery.isOnSchedule && delivery.attempts == 1)
        #expect(delivery.log == MadeClientReport.sample().decisionLog)
        #expect(receiver.mails.map(\.to) == [["<ada@client.example>"], ["<bo@client.example>"]])
        // Nothing is left for the next run.
        try await flow.working(try flow.courier(mail: receiver)) { try await Task.sleep(for: .milliseconds(50)) }
        #expect(receiver.mails.count == 2)
        #expect(try await flow.deliveries().count == 1)
      }
    }
  }

  @Test("what fails is tried again under the same id until it arrives, and so is what could not be made")
  func retries() async throws {
    try await with { flow in
      try await Receiver.run(replying: { _, count in .init(status: count < 3 ? 500 : 200) }) { receiver in
        try await flow.add(.channel(try await flow.addChannel(receiver.url())))
        let pauses = Array(repeating: Duration.milliseconds(10), count: 4)
        try await flow.working(try flow.courier(), maker: Maker(failures: 1), pauses) {
          try await expectEventually { try await flow.deliveries().first?.state == .sent }
        }
        #expect(receiver.calls.count == 3)
        #expect(
          Set(receiver.calls.map { $0.headers["webhook-id"] }) == [
            "\(try #require(try await flow.deliveries().first).id)"
          ])
        #expect(try await flow.deliveries().first?.attempts == 4)
      }
    }
  }

  @Test("what fails to the end is given up, and told as an alert to the tenant")
  func givenUp() async throws {
    try await with { flow in
      try await flow.add(.mailboxes(["ada@client.example"]))
      let post = Post { _, _ in .failed(error: "it is busy", retryAfter: nil) }
      try await flow.working(post, [.milliseconds(5), .milliseconds(5)]) {
        try await expectEventually { try await flow.deliveries().first?.state == .givenUp }
      }
      #expect(post.sent.all.count == 3)
      #expect(try await flow.deliveries().first?.lastError == "ada@client.example: it is busy")
      let alerts = try await AlertRepository(flow.database).alerts(
        kind: .reportUndelivered, tenants: false, page: PageRequest(), in: .tenant(flow.scope))
      #expect(alerts.items.count == 1)
    }
  }

  @Test("an address that refuses keeps it from nobody else, and nobody gets it twice because of it")
  func someRefuse() async throws {
    try await with { flow in
      try await flow.add(.mailboxes(["gone@x.example", "slow@x.example", "ada@x.example"]))
      let post = Post { address, count in
        switch address {
        case "gone@x.example": .refused(error: "no such mailbox")
        case "slow@x.example" where count == 1: .failed(error: "later", retryAfter: nil)
        default: .delivered
        }
      }
      try await flow.working(post, [.milliseconds(5)]) {
        try await expectEventually { try await flow.deliveries().first?.state == .givenUp }
      }
      #expect(post.sent.all.count { $0 == "ada@x.example" } == 1)
      #expect(post.sent.all.count { $0 == "slow@x.example" } == 2)
      let delivery = try #require(try await flow.deliveries().first)
      #expect(Set(delivery.reached) == ["ada@x.example", "slow@x.example"])
      #expect(delivery.lastError == "gone@x.example: no such mailbox")
    }
  }

  @Test("each address is audited with the log that it got, also where a later attempt sent another")
  func audited() async throws {
    try await with { flow in
      try await flow.add(.mailboxes(["ada@x.example", "slow@x.example"]))
      let post = Post { address, count in
        address == "slow@x.example" && count == 1 ? .failed(error: "later", retryAfter: nil) : .delivered
      }
      try await flow.working(post, [.milliseconds(5)]) {
        try await expectEventually { try await flow.deliveries().first?.state == .sent }
      }
      let entries = try await AuditRepository(flow.database).entries(
        matching: AuditFilter(action: .reportSent), page: PageRequest(), in: .tenant(flow.scope)
      ).items
      let heads = post.sent.heads
      #expect(Set(heads.values).count == 2)
      #expect(
        Set(entries.map(\.new))
          == Set(heads.map { #"{"decision_log_head":"\#($0.value)","reached":"\#($0.key)"}"# }))
      #expect(try await flow.deliveries().first?.log?.head == heads["slow@x.example"])
    }
  }

  @Test("a stop of the gateway does not wait for a report that is being made, which is no failed attempt")
  func stopped() async throws {
    try await with { flow in
      try await flow.add(.mailboxes(["ada@x.example"]))
      let (begun, tell) = AsyncStream.makeStream(of: Void.self)
      try await flow.working(Post { _, _ in .delivered }, maker: EndlessMaker(begun: tell)) {
        _ = await begun.first { _ in true }
      }
      let delivery = try #require(try await flow.deliveries().first)
      #expect(delivery.state == .due && delivery.attempts == 0 && delivery.lastError == nil)
    }
  }

  @Test("a receiver that asks for time gets it")
  func retryAfter() async throws {
    try await with { flow in
      try await flow.add(.mailboxes(["ada@x.example"]))
      let post = Post { _, _ in .failed(error: "later", retryAfter: .seconds(7200)) }
      try await flow.working(post, [.milliseconds(5)]) {
        try await expectEventually { try await flow.deliveries().first?.state == .failed }
      }
      let next = try #require(try await flow.deliveries().first?.nextAttemptAt)
      #expect(next > WallClock.system.now() + .seconds(7000))
    }
  }

  @Test("what ends between sending and recording is sent once more under the same id, and only where that is not known")
  func crash() async throws {
    try await with { flow in
      try await Receiver.run { receiver in
        try await flow.add(.channel(try await flow.addChannel(receiver.url())))
        let dying = Forgetful(queue: ReportDeliveryRepository(flow.database), forgetsReached: true)
        try await flow.working(try flow.courier(), queue: dying) {
          try await expectEventually { receiver.calls.count == 1 }
        }
        #expect(try await flow.deliveries().first?.state == .due)
        try await flow.working(try flow.courier()) {
          try await expectEventually { try await flow.deliveries().first?.state == .sent }
        }
        #expect(receiver.calls.count == 2)
        #expect(Set(receiver.calls.map { $0.headers["webhook-id"] }).count == 1)
      }
    }
  }

  @Test("whoever is known to have it gets it no more after a crash")
  func crashLater() async throws {
    try await with { flow in
      try await flow.add(.mailboxes(["ada@x.example", "bo@x.example"]))
      let post = Post { _, _ in .delivered }
      try await flow.working(post, queue: Forgetful(queue: ReportDeliveryRepository(flow.database))) {
        try await expectEventually { try await flow.deliveries().first?.reached.count == 2 }
      }
      #expect(try await flow.deliveries().first?.state == .due)
      try await flow.working(post) {
        try await expectEventually { try await flow.deliveries().first?.state == .sent }
      }
      #expect(post.sent.all.count == 2)
    }
  }
}
