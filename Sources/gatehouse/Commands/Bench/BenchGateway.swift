internal import Bench
internal import FoundationEssentials
internal import Gateway
internal import Logging
internal import Moderation
internal import Sealing
internal import Workload

/// A gateway of its own for the benchmark: a fresh database, one tenant with the starter rules, one account of the open
/// dialect, served by a process of its own.
struct BenchGateway {
  /// Where events of one account go, and what they are signed with.
  struct Account {
    fileprivate var tenant: String
    fileprivate var path: String
    fileprivate var secret: String
  }

  let server: ChildServer
  let onboarding: Onboarding
  let account: Account

  var ingestPort: Int { server.ports[0] }
  var adminPort: Int { server.ports[1] }

  private init(folder: String, loops: Int?) async throws {
    let environment = [
      "GATEHOUSE_DATABASE": folder + "/bench.db", "GATEHOUSE_PUBLIC_PORT": "0", "GATEHOUSE_ADMIN_PORT": "0",
      "GATEHOUSE_LOG_LEVEL": "warning", "GATEHOUSE_ACTIONS_PAUSED": "true",
    ].merging(loops.map { ["GATEHOUSE_PUBLIC_LOOPS": String($0)] } ?? [:]) { $1 }
    let settings = try Settings.load(file: nil, environment: environment, cores: 1)
    let setup = try await Setup(settings, logger: ServerLog.logger(.warning)).run(owner: "bench")
    server = try ChildServer(arguments: ["serve"], environment: environment)
    do {
      onboarding = try await Onboarding(
        origin: "http://127.0.0.1:\(server.ports[1])", owner: setup.owner, oneTimePassword: setup.oneTimePassword,
        password: Hex.encode(try SecureRandom.bytes(16)))
      account = try await Self.addAccount("Benchmark", by: onboarding)
    } catch {
      server.stop()
      throw error
    }
  }

  /// Runs `body` with one in a temporary folder, which is gone afterwards.
  static func run<Result>(
    loops: Int?, _ body: (_ gateway: BenchGateway, _ folder: URL) async throws -> Result
  ) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gatehouse-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let gateway = try await BenchGateway(folder: folder.path, loops: loops)
    defer { gateway.server.stop() }
    return try await body(gateway, folder)
  }

  /// Of a tenant of its own.
  func addAccount(_ tenant: String) async throws -> Account {
    try await Self.addAccount(tenant, by: onboarding)
  }

  func deleteTenant(of account: Account) async throws {
    try await onboarding.admin.delete("/v1/tenants/\(account.tenant)")
  }

  private static func addAccount(_ name: String, by onboarding: Onboarding) async throws -> Account {
    let tenant = try await onboarding.createTenant(name)
    let secret = Hex.encode(try SecureRandom.bytes(32))
    var body = JSONBody()
    body.set("name", "benchmark")
    body.set("dialect", "open")
    body.set("webhook_secret", secret)
    let path = try await onboarding.createAccount(body, tenant: tenant.id).webhookPath ?? ""
    return Account(tenant: tenant.id, path: path, secret: secret)
  }

  /// Events of which none repeats another, as long as `first` is above all before.
  func load(of account: Account? = nil, count: Int, startingAt first: Int = 0) -> SignedLoad {
    let account = account ?? self.account
    return SignedLoad(
      count: count, path: account.path, secret: Array(account.secret.utf8),
      firstID: 7_385_350_567_722_402_578 + UInt64(first),
      seconds: WallClock.system.now().seconds)
  }
}
