import AdminAPI
import Alerting
import Embedded
import FoundationEssentials
import Listening
import Logging
import Moderation
import Outbound
import Reports
import Safekeeping
import Sealing
import Storage
import Testing

/// A gateway's admin listener on a port of the kernel's choosing, over a database of its own in a temporary folder.
final class World: Sendable {
  let database: GatehouseDatabase
  let dependencies: AdminDependencies
  let webhooks = StandInWebhooks()
  let quota = StandInQuota()
  let reloads: ReloadRecorder
  let logs = LogRecorder.Lines()
  let sealer: Sealer
  let port: Int
  private let client: OutboundClient
  private let server: Task<Void, any Error>
  private let folder: URL

  /// Runs `body` with a world that is gone afterwards. `clock` is the database's as well; `change` may replace
  /// dependencies before the server starts.
  static func with(
    clock: WallClock = .system, change: (inout AdminDependencies) -> Void = { _ in },
    _ body: (World) async throws -> Void
  ) async throws {
    let world = try await World(clock, change: change)
    do {
      try await body(world)
    } catch {
      await world.end()
      throw error
    }
    await world.end()
  }

  private init(_ clock: WallClock, change: (inout AdminDependencies) -> Void) async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "admin-api-\(UInt64.random(in: 0...UInt64.max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let logger = Logger(label: "test") { [logs] _ in LogRecorder(logs) }
    database = try GatehouseDatabase(path: folder.appending(path: "gatehouse.db").path, clock: clock, logger: logger)
    let keys = KeyRing(try SealingKey.generate())
    sealer = Sealer(keys)
    // Fewer than the listener takes at once: what it has no place for would wait until connections that are kept end.
    client = OutboundClient(addresses: .allowPrivate, connections: 64, logger: logger)
    let rules = try Self.rules(database)
    reloads = ReloadRecorder(source: EndpointRepository(database), library: rules.library)
    var dependencies = AdminDependencies(
      tenants: TenantRepository(database), apps: AppRepository(database), accounts: AccountRepository(database),
      rules: rules, events: EventRepository(database), reviews: Self.reviews(database),
      replay: ReplayDependencies(
        deadLetters: DeadLetterRepository(database), retries: RetryRepository(database),
        replays: ReplayRepository(database), parked: ParkedDeliveryRepository(database),
        parkedReader: StandInParkedReader()),
      notices: NoticeRepository(database),
      alerts: AlertDependencies(
        channels: AlertChannelRepository(database), alerts: AlertRepository(database),
        telling: AlertTeller(
          http: client, addresses: .allowPrivate, mail: try Self.mail(), sealer: sealer, logger: logger)),
      audit: AuditRepository(database), reports: ReportRepository(database),
      reportSchedules: ReportScheduleRepository(database), coverage: CoverageRepository(database),
      overview: OverviewDependencies(
        store: OverviewRepository(database),
        pace: LivePace(look: .milliseconds(10), heartbeat: .milliseconds(40), streams: 4, streamsPerOperator: 2)),
      clientReports: Self.clientReports(database),
      retention: RetentionDependencies(
        policies: RetentionRepository(database), erasures: ErasureRepository(database), standard: RetentionPolicy()),
      access: AccessDependencies(
        operators: OperatorRepository(database), sessions: SessionRepository(database),
        tokens: TokenRepository(database), hasher: PasswordHasher(),
        identity: IdentityDependencies(
          secondFactors: SecondFactorRepository(database), invitations: InvitationRepository(database),
          passwords: PasswordPolicy(commonDigests: EmbeddedFile.commonPasswords.text), alerts: AlertRecorder())),
      onboarding: OnboardingDependencies(
        configurations: TenantConfigurationRepository(database), idempotency: IdempotencyRepository(database)),
      authorisations: AuthorisationDependencies(
        authorisations: AuthorisationRepository(database),
        linker: StandInLinker(
          authorisations: AuthorisationRepository(database), accounts: AccountRepository(database))),
      metrics: MetricsDependencies(page: { "# the page\n" }, tokenDigest: nil), quota: quota,
      safekeeping: try Self.safekeeping(database, keys, in: folder, logger: logger),
      diagnosis: DoctorDependencies(doctor: StandInDoctor()), webhooks: webhooks,
      reloader: reloads, sealer: sealer, clock: clock, readiness: { [] })
    change(&dependencies)
    self.dependencies = dependencies
    let (ports, bound) = AsyncStream.makeStream(of: Int.self)
    let admin = AdminServer(
      dependencies, address: ListenAddress(host: "127.0.0.1", port: 0), logger: logger, onBind: { bound.yield($0) })
    server = Task {
      defer { bound.finish() }
      try await admin.run()
    }
    port = try #require(await ports.first { _ in true })
  }

  private static func clientReports(_ database: GatehouseDatabase) -> ClientReportDependencies {
    let store = ClientReportRepository(database)
    let brandings = BrandingRepository(database)
    return ClientReportDependencies(
      maker: ClientReportMaker(
        figures: ClientReportFigures(
          store: store, reports: ReportRepository(database), coverage: CoverageRepository(database),
          reviews: ReviewFiguresRepository(database), accounts: AccountRepository(database),
          operators: OperatorRepository(database)),
        tenants: TenantRepository(database), brandings: brandings, audit: AuditRepository(database),
        turns: TenantTurns(limit: 2), version: "1.2.3",
        sha256Hex: { Hex.encode(SHA256.digest($0.utf8)) }),
      store: store, brandings: brandings, version: "1.2.3")
  }

  private static func reviews(_ database: GatehouseDatabase) -> ReviewDependencies {
    ReviewDependencies(
      reviews: ReviewRepository(database), queue: ReviewQueueRepository(database),
      desk: ReviewDeskRepository(database), figures: ReviewFiguresRepository(database),
      limits: ReviewLimits(age: .seconds(3600), items: 500))
  }

  /// A mail server that is not there: what can be saved, not what can be sent.
  private static func mail() throws -> MailSettings {
    MailSettings(
      server: try #require(
        MailServer(url: "smtp://127.0.0.1:1", login: nil, isEncrypted: false, isPrivateAllowed: true)),
      sender: try #require(MailAddress("alerts@gate.example")))
  }

  private static func rules(_ database: GatehouseDatabase) throws -> RuleDependencies {
    let (ruleSets, undo) = (RuleSetRepository(database), UndoRepository(database))
    let archive = CommentArchiveRepository(database)
    let starters = try StarterPacks(files: EmbeddedFile.packs.map { ($0.name, $0.bytes) })
    let library = RuleLibrary(
      store: ruleSets, archive: archive,
      starters: { $0.origin == .starter ? starters[$0.name]?.content : nil })
    let assessor = UndoAssessor(
      rules: { try await library.ruleSet(for: $0, in: $1) }, accounts: AccountRepository(database), ruleSets: ruleSets)
    return RuleDependencies(
      ruleSets: ruleSets, lists: TermListRepository(database), starters: starters, library: library,
      statistics: RuleStatisticsRepository(database), archive: archive, undo: undo,
      undoPreviewer: UndoPreviewer(store: undo, assessor: assessor))
  }

  private func end() async {
    server.cancel()
    _ = await server.result
    client.shutdown()
    await database.close()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Sends one request. `body` is sent as JSON unless the headers say otherwise.
  func send(
    _ method: OutboundRequest.Method, _ path: String, as token: String? = nil, _ body: String? = nil,
    headers: [(name: String, value: String)] = []
  ) async throws -> OutboundResponse {
    var headers = headers
    if let token { headers.append((name: "Authorization", value: "Bearer \(token)")) }
    if body != nil, !headers.contains(where: { $0.name == "Content-Type" }) {
      headers.append((name: "Content-Type", value: "application/json"))
    }
    return try await send(
      OutboundRequest(
        method, "http://127.0.0.1:\(port)\(path)", headers: headers, body: body.map { Array($0.utf8) },
        deadline: .seconds(30), maximumResponseBytes: 4 << 20))
  }

  /// Every answer must be as it is documented.
  func send(_ request: OutboundRequest) async throws -> OutboundResponse {
    let answer = try await client.send(request)
    for fault in try DocumentedExchange(request, answer).faults() { Issue.record("\(fault)") }
    return answer
  }
}

extension OutboundResponse {
  var text: String { String(decoding: body, as: UTF8.self) }

  /// The value of a member of the body's outermost object that is text.
  func member(_ key: String) -> String? {
    struct AnyKey: Decodable {
      var value: String?
      init(from decoder: any Decoder) throws {
        value = try? decoder.singleValueContainer().decode(String.self)
      }
    }
    return (try? JSONDecoder().decode([String: AnyKey].self, from: Data(body)))?[key]?.value
  }
}
