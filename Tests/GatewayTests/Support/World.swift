import Foundation
import Logging
import Outbound
import Sandbox
import Testing

/// A stand-in TikTok in this process, a gateway in a process of its own, and two clients of the agency, one of each
/// dialect, onboarded over the admin API with their webhooks registered.
final class World: Sendable {
  struct Client: Sendable {
    var tenant: String
    var account: String
    /// At TikTok.
    var openID: String
    var username: String
    var dialect: SandboxDialect
  }

  /// Everything that must never be seen, made up so that it can be looked for.
  enum Secret {
    static let appSecret = "app-secret-7Qm2xVt9"
    static let openAccess = "act.open-4Hk8sWq1"
    static let openRefresh = "rft.open-9Zr3bNc5"
    static let businessAccess = "act.business-2Lp6dYj7"
    static let businessRefresh = "rft.business-5Gt1fKu8"
    static let webhook = "webhook-secret-8Xw4mEa3"
    static let password = "owner password 6Vn9cRb2"

    static let stored = [appSecret, openAccess, openRefresh, businessAccess, businessRefresh, webhook, password]
  }

  static let video = "7377694258502880513"
  static let appID = "7364323437050855441"

  let folder: TemporaryFolder
  let sandbox: SandboxServer
  let http: OutboundClient
  let environment: [String: String]
  let oneTimePassword: String

  var tiktok: SandboxState { sandbox.state }

  /// A running sandbox and an initialised database; no gateway yet. `databaseFolder` is where its files go.
  private init(
    _ settings: [String: String], databaseFolder: String?, _ adjust: (inout SandboxConfiguration) -> Void
  ) async throws {
    folder = try TemporaryFolder()
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    var configuration = SandboxConfiguration()
    configuration.quotas = nil
    adjust(&configuration)
    sandbox = SandboxServer(configuration, logger: logger)
    http = OutboundClient(addresses: .allowPrivate, logger: logger)
    _ = try await sandbox.start()
    environment = [
      "GATEHOUSE_DATABASE": (databaseFolder ?? folder.path) + "/gatehouse.db",
      "GATEHOUSE_KEY_FILE": folder.path + "/gatehouse.db.key",
      // The webhooks that are registered must stay valid when the gateway is started again.
      "GATEHOUSE_PUBLIC_PORT": String(try TakenPort.free()), "GATEHOUSE_ADMIN_PORT": "0",
      "GATEHOUSE_PUBLIC_LOOPS": "2", "GATEHOUSE_TIKTOK_OPEN_URL": sandbox.openBase,
      "GATEHOUSE_TIKTOK_BUSINESS_URL": sandbox.businessBase,
      "GATEHOUSE_TIKTOK_AUTHORISE_URL": sandbox.consentPage, "GATEHOUSE_OUTBOUND_ALLOW_PRIVATE": "true",
      "GATEHOUSE_LIMITS_PER_ACCOUNT": "1000000", "GATEHOUSE_LIMITS_PER_APP": "1000000",
      "GATEHOUSE_LOG_LEVEL": "notice",
    ].merging(settings) { $1 }
    let setup = try await Child.run(["init"], environment: environment, folder: folder)
    oneTimePassword = try #require(
      setup.output.split(separator: "\n").first { $0.hasPrefix("one-time password") }?.split(separator: " ").last
        .map(String.init), "init failed: \(setup.errors)")
  }

  /// Runs `body` and takes everything down afterwards.
  static func run(
    _ settings: [String: String] = [:], databaseFolder: String? = nil,
    sandbox adjust: (inout SandboxConfiguration) -> Void = { _ in }, _ body: (World) async throws -> Void
  ) async throws {
    let world = try await World(settings, databaseFolder: databaseFolder, adjust)
    let result: Result<Void, any Error>
    do { result = .success(try await body(world)) } catch { result = .failure(error) }
    world.http.shutdown()
    await world.sandbox.stop()
    try result.get()
  }

  /// Starts a gateway on the world's database and waits until it takes connections.
  func start(_ settings: [String: String] = [:]) async throws -> RunningGateway {
    let child = try Child(
      ["serve"], environment: environment.merging(settings) { $1 }, folder: folder, name: "serve")
    let ports = try await child.ports()
    guard ports.count == 2 else { throw Child.Failure(description: "it named \(ports.count) ports") }
    return RunningGateway(child: child, ingestPort: ports[0], adminPort: ports[1])
  }

  func caller(_ gateway: RunningGateway, token: String? = nil) -> AdminCaller {
    AdminCaller(origin: gateway.adminOrigin, token: token, http: http)
  }

  /// Logs in; the first time with the one-time password, which is replaced.
  func logIn(_ gateway: RunningGateway, first: Bool = false) async throws -> AdminCaller {
    let anonymous = caller(gateway)
    let session: Shape.Session = try await anonymous.post(
      "/v1/sessions", ["name": "owner", "password": first ? oneTimePassword : Secret.password])
    let admin = caller(gateway, token: session.token)
    if first {
      try await admin.call(
        .post, "/v1/operators/me/password",
        ["current_password": oneTimePassword, "new_password": Secret.password])
    }
    return admin
  }
}

/// A gateway that takes connections.
struct RunningGateway: Sendable {
  let child: Child
  let ingestPort: Int
  let adminPort: Int

  var ingestOrigin: String { "http://127.0.0.1:\(ingestPort)" }
  var adminOrigin: String { "http://127.0.0.1:\(adminPort)" }

  /// Gracefully; returns the exit status.
  @discardableResult
  func stop() async -> Int32 {
    child.send(SIGTERM)
    return await child.ended()
  }

  func kill() async {
    child.send(SIGKILL)
    _ = await child.ended()
  }
}
