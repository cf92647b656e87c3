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
  }

  let port: Int
  let world: World
  let clock: ManualClock
  let directory: EndpointDirectory
  let sealer: Sealer
  let database: GatehouseDatabase
  let journal: RecordingJournal
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
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    clock = ManualClock()
    sealer = Sealer(key: try SealingKey.generate())
    database = try GatehouseDatabase(path: path, clock: clock.clock, logger: logger)
    world = try await World(in: database, sealer: sealer)
    directory = EndpointDirectory(
      source: EndpointRepository(database), sealer: sealer, freshness: Freshness(), clock: clock.clock, logger: logger)
    try await directory.reload()
    journal = RecordingJournal(options.journal(GroupCommitJournal(database)))
    let (ports, bound) = AsyncStream.makeStream(of: Int.self)
    let server = IngestServer(
      options.settings, directory: directory, journal: journal, readiness: options.readiness, clock: clock.clock,
      logger: logger, onBind: { bound.yield($0) })
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
    await services.triggerGracefulShutdown()
    try await running.value
    await database.close()
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
      account: account.id, state: nil, page: PageRequest(), in: TenantScope(ownWorkFor: account.tenantID)
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
