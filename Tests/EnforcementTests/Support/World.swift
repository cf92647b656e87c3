import Enforcement
import Foundation
import Logging
import Moderation
import Outbound
import Sandbox
import Sealing
import ServiceLifecycle
import Testing
import TikTok

@testable import Storage

/// A real database in a temporary folder, a sandbox TikTok over real HTTP and the real client between them, all on one
/// clock that the test can move.
struct World: Sendable {
  static let appKey = "7364323437050855441"
  static let appSecret = "app_secret"

  let folder: URL
  let clock: ShiftedClock
  let database: GatehouseDatabase
  let sandbox: SandboxServer
  let http: OutboundClient
  let sealer: Sealer
  let moderator: Platform
  let library: RuleLibrary
  let app: App
  let logger: Logger

  var state: SandboxState { sandbox.state }
  var outbox: OutboxRepository { OutboxRepository(database) }

  /// Runs `body` in a world of its own. `isUp` false leaves TikTok unreachable until `body` starts it.
  static func run(
    quotas: SandboxQuotas? = .unhurried, isUp: Bool = true, _ body: (World) async throws -> Void
  ) async throws {
    let world = try await World(quotas: quotas, isUp: isUp)
    let result: Result<Void, any Error>
    do { result = .success(try await body(world)) } catch { result = .failure(error) }
    world.http.shutdown()
    await world.sandbox.stop()
    await world.database.close()
    try? FileManager.default.removeItem(at: world.folder)
    try result.get()
  }

  private init(quotas: SandboxQuotas?, isUp: Bool) async throws {
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let clock = ShiftedClock()
    self.logger = logger
    self.clock = clock
    folder = FileManager.default.temporaryDirectory.appending(path: "gatehouse-enforcement-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    database = try Self.open(folder, clock, logger)
    var configuration = SandboxConfiguration()
    configuration.quotas = quotas
    configuration.now = { clock.now.milliseconds }
    // The kernel chooses a port; the sandbox that is up later has to take the same one.
    configuration.port = try await Self.freePort(logger)
    sandbox = SandboxServer(configuration, logger: logger)
    if isUp { _ = try await sandbox.start() }
    http = OutboundClient(addresses: .allowPrivate, logger: logger)
    sealer = Sealer(key: try SealingKey.generate())
    moderator = Self.moderator(database, sandbox, http, sealer, clock, logger)
    library = Self.library(on: database, clock)
    let id = AppID.fresh()
    app = App(
      id: id, tenantID: nil, name: "app", clientKey: Self.appKey,
      secret: SealedSecret(bytes: try sealer.seal(Self.appSecret.utf8, context: SecretLocation.appSecret(id).context)),
      createdAt: clock.now, updatedAt: clock.now)
    try await AppRepository(database).createShared(app, in: GatewayScope(ownWork: ()))
    try sandbox.state.addApp(id: Self.appKey, secret: Self.appSecret)
  }

  private static func freePort(_ logger: Logger) async throws -> Int {
    let probe = SandboxServer(SandboxConfiguration(), logger: logger)
    let port = try await probe.start()
    await probe.stop()
    return port
  }

  /// TikTok's client as it would be after a restart on `database`.
  func moderator(on database: GatehouseDatabase) -> Platform {
    Self.moderator(database, sandbox, http, sealer, clock, logger)
  }

  private static func moderator(
    _ database: GatehouseDatabase, _ sandbox: SandboxServer, _ http: OutboundClient, _ sealer: Sealer,
    _ clock: ShiftedClock, _ logger: Logger
  ) -> Platform {
    let addresses = PlatformAddresses(open: sandbox.openBase, business: sandbox.businessBase)
    let tokens = TokenKeeper(
      http: http, addresses: addresses, accounts: AccountRepository(database), apps: AppRepository(database),
      sealer: sealer, clock: clock.wallClock, logger: logger)
    return Platform(
      client: CommentModerator(http: http, addresses: addresses, tokens: tokens, logger: logger))
  }

  static func open(_ folder: URL, _ clock: ShiftedClock, _ logger: Logger) throws -> GatehouseDatabase {
    try GatehouseDatabase(path: folder.appending(path: "db").path, clock: clock.wallClock, logger: logger)
  }
}

extension World {
  /// A new tenant with an account. `knowsTokens` false gives the gateway tokens that TikTok never issued;
  /// `knowsAuthor` false leaves open by what name the account writes comments itself.
  func addClient(
    _ dialect: Dialect = .business, _ name: String = "shop", knowsTokens: Bool = true, knowsAuthor: Bool = true
  ) async throws -> Client {
    let tenant = Tenant(id: .fresh(), name: name, isDisabled: false, createdAt: clock.now, updatedAt: clock.now)
    try await TenantRepository(database).create(tenant, ruleSet: nil, author: nil, in: GatewayScope(ownWork: ()))
    let scope = TenantScope(ownWorkFor: tenant.id)
    let openID = "-000\(name)"
    try state.addAccount(
      dialect == .open ? .open : .business, openID: openID, appID: Self.appKey, username: "@\(name)",
      accessToken: "act.\(name)", refreshToken: "rft.\(name)")
    let account = Account(
      id: .fresh(), tenantID: tenant.id, name: name, dialect: dialect, openID: openID, appID: app.id,
      connection: .connected, isDisabled: false, createdAt: clock.now, updatedAt: clock.now)
    let tokens = try sealedTokens(of: account.id, knowsTokens ? name : "nobody")
    try await AccountRepository(database).create(account, tokens: tokens, webhookSecret: nil, in: scope)
    if knowsAuthor {
      _ = try await OwnCommentRepository(database).learn(author: "author \(name)", of: account.id, in: scope)
    }
    return Client(scope: scope, account: account, openID: openID)
  }

  func sealedTokens(of account: AccountID, _ name: String) throws -> AccountTokens {
    AccountTokens(
      access: SealedSecret(
        bytes: try sealer.seal("act.\(name)".utf8, context: SecretLocation.accessToken(account).context)),
      refresh: SealedSecret(
        bytes: try sealer.seal("rft.\(name)".utf8, context: SecretLocation.refreshToken(account).context)),
      accessExpiresAt: nil, refreshExpiresAt: nil)
  }

  /// Somebody writes a comment, and the gateway decides on it. Returns the comment's id.
  @discardableResult
  func comment(_ verdict: Verdict, to client: Client, action: PlannedAction? = nil) async throws -> String {
    let comment = try state.post("free money", by: "@eve", on: Client.video, of: client.openID)
    await record(
      .created, of: comment.id, from: client,
      decision: Decision(verdict: verdict, basis: .byDefault, ruleSetVersion: 1),
      action: action ?? PlannedAction(for: verdict, in: client.account.dialect))
    return comment.id
  }

  /// TikTok tells what happened to a comment.
  func echo(_ kind: CommentEvent.Kind, of comment: String, from client: Client) async {
    await record(kind, of: comment, from: client, decision: nil, action: nil)
  }

  private func record(
    _ kind: CommentEvent.Kind, of comment: String, from client: Client, decision: Decision?, action: PlannedAction?
  ) async {
    let event = CommentEvent(
      kind: kind, commentID: comment, videoID: Client.video, authorID: "u1", text: "free money", occurredAt: clock.now)
    await record(event, from: client, decision: decision, action: action)
  }

  func record(_ event: CommentEvent, from client: Client, decision: Decision?, action: PlannedAction?) async {
    let entry = JournalEntry(
      tenantID: client.scope.tenantID, accountID: client.account.id,
      content: .comment(event, decision: decision, action: action), receivedAt: clock.now)
    #expect(await GroupCommitJournal(database).record([entry]) == [.stored])
  }

  func actions(of client: Client) async throws -> [Action] {
    try await EventRepository(database)
      .actions(matching: ActionFilter(), page: PageRequest(limit: 1000), in: client.scope).items
  }

  func action(on comment: String, of client: Client) async throws -> Action? {
    try await actions(of: client).first { $0.commentID == comment }
  }

  func connection(of client: Client) async throws -> Account.Connection? {
    try await AccountRepository(database).account(client.account.id, in: client.scope)?.connection
  }

  /// Polls until the action on the comment is as `condition` says; returns it as it was last seen.
  func action(on comment: String, of client: Client, once condition: (Action) -> Bool) async throws -> Action? {
    _ = try await eventually { try await action(on: comment, of: client).map(condition) ?? false }
    return try await action(on: comment, of: client)
  }

  /// Waits until the action on the comment is in `state`, and fails the test when it never is.
  @discardableResult
  func expect(
    _ comment: String, of client: Client, becomes state: Action.State,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Action {
    let action = try await action(on: comment, of: client) { $0.state == state }
    #expect(action?.state == state, sourceLocation: sourceLocation)
    return try #require(action, sourceLocation: sourceLocation)
  }

  /// Moves the clock and has the worker look at it.
  func advance(by duration: Duration) {
    clock.advance(by: duration)
    database.work.signal()
  }
}

extension World {
  /// A worker on this world; what is not given is real.
  func worker(
    outbox: (any Outbox)? = nil, platform: (any CommentActing)? = nil, broker: QuotaBroker? = nil,
    limits: CallLimits = .unhurried,
    schedule: RetrySchedule = RetrySchedule(), concurrency: Int = 32, perAccount: Int = 8
  ) -> OutboxWorker {
    OutboxWorker(
      outbox: outbox ?? self.outbox, platform: platform ?? moderator,
      reader: reader, own: ownComments(),
      broker: broker ?? QuotaBroker(limits), schedule: schedule, concurrency: concurrency, perAccount: perAccount,
      clock: clock.wallClock, logger: logger)
  }

  /// Runs `worker`, the real one unless given, while `body` runs, and shuts it down gracefully.
  func working(_ worker: (any Service)? = nil, _ body: () async throws -> Void) async throws {
    let running = RunningWorker(worker ?? self.worker(), logger: logger)
    let result: Result<Void, any Error>
    do { result = .success(try await body()) } catch { result = .failure(error) }
    await running.shutDown()
    try await running.end()
    try result.get()
  }
}
