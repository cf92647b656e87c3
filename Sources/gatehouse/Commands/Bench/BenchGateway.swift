internal import Bench
internal import FoundationEssentials
internal import Gateway
internal import Logging
internal import Moderation
internal import Sealing

/// A gateway of its own for the benchmark: a fresh database, one tenant with the starter rules, one account of the open
/// dialect, served by a process of its own.
struct BenchGateway {
  let server: ChildServer
  private let path: String
  private let secret: String

  var ingestPort: Int { server.ports[0] }
  var adminPort: Int { server.ports[1] }

  init(folder: String, loops: Int?) async throws {
    let environment = [
      "GATEHOUSE_DATABASE": folder + "/bench.db", "GATEHOUSE_PUBLIC_PORT": "0", "GATEHOUSE_ADMIN_PORT": "0",
      "GATEHOUSE_LOG_LEVEL": "warning", "GATEHOUSE_ACTIONS_PAUSED": "true",
    ].merging(loops.map { ["GATEHOUSE_PUBLIC_LOOPS": String($0)] } ?? [:]) { $1 }
    let settings = try Settings.load(file: nil, environment: environment, cores: 1)
    let setup = try await Setup(settings, logger: ServerLog.logger(.warning)).run(owner: "bench")
    server = try ChildServer(arguments: ["serve"], environment: environment)
    do {
      let onboarding = try await Onboarding(
        origin: "http://127.0.0.1:\(server.ports[1])", owner: setup.owner, oneTimePassword: setup.oneTimePassword,
        password: Hex.encode(try SecureRandom.bytes(16)))
      let tenant = try await onboarding.createTenant("Benchmark")
      secret = Hex.encode(try SecureRandom.bytes(32))
      var account = JSONBody()
      account.set("name", "benchmark")
      account.set("dialect", "open")
      account.set("webhook_secret", secret)
      path = try await onboarding.createAccount(account, tenant: tenant.id).webhookPath ?? ""
    } catch {
      server.stop()
      throw error
    }
  }

  /// Events of which none repeats another, as long as `first` is above all before.
  func load(count: Int, startingAt first: Int = 0) -> SignedLoad {
    SignedLoad(
      count: count, path: path, secret: Array(secret.utf8), firstID: 7_385_350_567_722_402_578 + UInt64(first),
      seconds: WallClock.system.now().seconds)
  }
}
