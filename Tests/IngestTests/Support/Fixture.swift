import Foundation
import Logging
import Moderation
import Sealing
import ServiceLifecycle
import Storage
import TikTok

@testable import Ingest

/// A running listener over a real database in a temporary folder.
struct Fixture {
  struct Options {
    var settings = IngestSettings(port: 0)
    var readiness: @Sendable () async -> [HealthFinding] = { [] }
    /// Wraps or replaces the database's journal.
    var journal: @Sendable (any DeliveryJournal) -> any DeliveryJournal = { $0 }
    /// Wraps or replaces the database's rule sets, as the library sees them.
    var rules: @Sendable (any RuleSetStore) -> any RuleSetStore = { $0 }
    var limits = RuleLibrary.Limits(retryPause: .zero)
    var callback: (any AuthorisationCallback)?
  }

  let port: Int
  let world: World
  let clock: ManualClock
  let directory: EndpointDirectory
  let library: RuleLibrary
  /// What the library could not load.
  let failures: Counter
  let sealer: Sealer
  let database: GatehouseDatabase
  private let options: Options
  let journal: RecordingJournal
  let server: IngestServer
  let services: ServiceGroup
  let running: Task<Void, any Error>

  static func run(
    _ change: (inout Options) -> Void = { _ in }, _ body: (Fixture) async throws -> Void
  ) async throws {
    var options = Options()
    change(&options)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ingest-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let fixture = try await Fixture(options, path: folder.appendingPathComponent("gatehouse.db").path)
    do {
      try await body(fixture)
    } catch {
      try? await fixture.stop()
      throw error
    }
    try await fixture.stop()
  }

  private init(_ options: Options, path: String) async throws {
    let clock = ManualClock()
    let sealer = Sealer(key: try SealingKey.generate())
    let database = try GatehouseDatabase(path: path, clock: clock.clock, logger: Self.logger)
    let world = try await World(in: database, sealer: sealer)
    try await self.init(options, over: database, world, clock, sealer)
  }

  private init(
    _ options: Options, over database: GatehouseDatabase, _ world: World, _ clock: ManualClock, _ sealer: Sealer
  ) async throws {
    (self.options, self.database, self.world) = (options, database, world)
    (self.clock, self.sealer) = (clock, sealer)
    let logger = Self.logger
    let failures = Counter()
    self.failures = failures
    library = RuleLibrary(
      store: options.rules(RuleSetRepository(database)), archive: CommentArchiveRepository(database),
      limits: options.limits, clock: clock.clock, onFailure: { _, _ in failures.add() })
    directory = EndpointDirectory(
      source: EndpointRepository(database), library: library, sealer: sealer, freshness: Freshness(),
      clock: clock.clock, logger: logger)
    try await directory.reload()
    journal = RecordingJournal(options.journal(GroupCommitJournal(database)))
    let (ports, bound) = AsyncStream.makeStream(of: Int.self)
    server = IngestServer(
      options.settings, directory: directory, journal: journal, readiness: options.readiness,
      callback: options.callback, clock: clock.clock, logger: logger, onBind: { bound.yield($0) })
    let services = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [.init(service: server, successTerminationBehavior: .gracefullyShutdownGroup)], logger: logger))
    self.services = services
    running = Task {
      defer { bound.finish() }
      try await services.run()
    }
    var iterator = ports.makeAsyncIterator()
    guard let port = await iterator.next() else {
      try await running.value
      throw StorageError.closed
    }
    self.port = port
  }

  func stop() async throws {
    try await stopListening()
    await database.close()
  }

  private func stopListening() async throws {
    await services.triggerGracefulShutdown()
    try await running.value
  }

  /// Stops the listener and runs `body` with another one over the same database, which remembers nothing else.
  func restart(_ body: (Fixture) async throws -> Void) async throws {
    try await stopListening()
    let next = try await Fixture(options, over: database, world, clock, sealer)
    do {
      try await body(next)
    } catch {
      try? await next.stopListening()
      throw error
    }
    try await next.stopListening()
  }

  private static var logger: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }

  /// Saves the next version of an owner's rules without putting it in force.
  @discardableResult
  func save(_ document: String, in scope: RuleSetScope) async throws -> Int64 {
    let draft = RuleSetDraft(document: try RuleSetDocument(json: document.utf8), author: nil)
    return try await RuleSetRepository(database).save(draft, at: clock.clock.now(), expecting: nil, in: scope).version
  }

  /// Saves the next version of a tenant's rules and puts it in force, as the admin API does.
  @discardableResult
  func publish(_ document: String, of account: Account) async throws -> Int64 {
    let version = try await save(document, in: .tenant(TenantScope(ownWorkFor: account.tenantID)))
    try await directory.reload()
    return version
  }

  func connect() async throws -> RawConnection { try await RawConnection.open(port: port) }

  /// One request on a connection of its own.
  func answer(to request: [UInt8]) async throws -> RawResponse {
    let connection = try await connect()
    try await connection.send(request)
    let response = try await connection.response()
    await connection.close()
    return response
  }

  func answer(to request: String) async throws -> RawResponse { try await answer(to: Array(request.utf8)) }

  func events(of account: Account) async throws -> [StoredEvent] {
    try await EventRepository(database).events(
      matching: EventFilter(accountID: account.id), page: PageRequest(limit: 1000),
      in: TenantScope(ownWorkFor: account.tenantID)
    ).items
  }

  func parked(of tenant: TenantID) async throws -> [ParkedDelivery] {
    try await EventRepository(database).parked(page: PageRequest(), in: TenantScope(ownWorkFor: tenant)).items
  }

  func actions(of account: Account) async throws -> [Action] {
    try await EventRepository(database).actions(
      matching: ActionFilter(accountID: account.id), page: PageRequest(),
      in: TenantScope(ownWorkFor: account.tenantID)
    ).items
  }

  /// The account as it is stored now.
  func account(_ account: Account) async throws -> Account? {
    try await AccountRepository(database).account(account.id, in: TenantScope(ownWorkFor: account.tenantID))
  }

  /// Whether nothing at all was kept or even handed over to be kept.
  func isUntouched() async throws -> Bool {
    guard journal.entries.isEmpty else { return false }
    for account in [world.shop, world.bakery, world.florist, world.garage] {
      guard try await events(of: account).isEmpty, try await parked(of: account.tenantID).isEmpty else { return false }
    }
    return true
  }

  /// Whether a delivery of the open dialect is still taken.
  func stillWorks() async throws -> Bool {
    try await answer(to: Delivery.open(world.shopPath, Delivery.openBody(id: #""1""#))).description
      == #"200 {"status":"ok"}"#
  }
}
