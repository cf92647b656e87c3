internal import Bench
internal import FoundationEssentials
internal import Gateway
internal import Logging
internal import Moderation
internal import Sealing
internal import Workload

/// A gateway of its own for the benchmark: a fresh database, filled before it starts, served by a process of its own.
final class BenchGateway {
  let server: ChildServer
  /// Logged in as its owner.
  let admin: AdminClient
  let tenants: [BenchTenant]
  /// Seconds from the start of its process until it was ready.
  let startSeconds: Double
  private let folder: URL
  private let onboarding: Onboarding
  /// Where the numbers of comments go on: no event repeats another.
  private var nextComment = 0

  var ingestPort: Int { server.ports[0] }
  var adminPort: Int { server.ports[1] }

  private init(
    in folder: URL, environment: [String: String], loops: Int?, executable: String?,
    filledBy fill: (Population) async throws -> [BenchTenant]
  ) async throws {
    self.folder = folder
    let variables = [
      "GATEHOUSE_DATABASE": folder.appending(path: "bench.db").path, "GATEHOUSE_PUBLIC_PORT": "0",
      "GATEHOUSE_ADMIN_PORT": "0", "GATEHOUSE_LOG_LEVEL": "error", "GATEHOUSE_ACTIONS_PAUSED": "true",
    ].merging(loops.map { ["GATEHOUSE_PUBLIC_LOOPS": String($0)] } ?? [:]) { $1 }
      .merging(environment) { $1 }
    let settings = try Settings.load(file: nil, environment: variables, cores: 1)
    let logger = ServerLog.logger(.warning)
    let setup = try await Setup(settings, logger: logger).run(owner: "bench")
    let population = try Population(settings, logger: logger)
    do {
      tenants = try await fill(population)
    } catch {
      await population.close()
      throw error
    }
    await population.close()
    (server, startSeconds) = try ChildServer.untilReady(
      executable, arguments: ["serve"], environment: variables)
    do {
      onboarding = try await Onboarding(
        origin: "http://127.0.0.1:\(server.ports[1])", owner: setup.owner, oneTimePassword: setup.oneTimePassword,
        password: Hex.encode(try SecureRandom.bytes(16)))
      admin = onboarding.admin
    } catch {
      server.stop()
      throw error
    }
  }

  /// Runs `body` with one that has what `plan` says; of this build, unless another's `executable` is named.
  static func run<Result>(
    _ plan: BenchPlan, _ options: BenchOptions, executable: String? = nil,
    _ body: (BenchGateway) async throws -> Result
  ) async throws -> Result {
    try await run(
      options, executable: executable, filledBy: { try await plan.fill($0, options.progress) }, body)
  }

  /// Runs `body` with one in a temporary folder, which is gone afterwards. `fill` says which tenants it has.
  static func run<Result>(
    _ options: BenchOptions, executable: String? = nil, environment: [String: String] = [:],
    filledBy fill: (Population) async throws -> [BenchTenant], _ body: (BenchGateway) async throws -> Result
  ) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gatehouse-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let gateway = try await BenchGateway(
      in: folder, environment: environment, loops: options.loops, executable: executable, filledBy: fill)
    defer { gateway.server.stop() }
    return try await body(gateway)
  }

  /// Events to each of `tenants` in turn; to all of the gateway's where none are named. None repeats another that was
  /// made here.
  func load(of tenants: [BenchTenant] = [], count: Int) -> SignedLoad {
    let recipients = (tenants.isEmpty ? self.tenants : tenants).map(\.recipient)
    defer { nextComment += count }
    return SignedLoad(
      count: count, to: recipients, from: nextComment, seconds: WallClock.system.now().seconds)
  }

  /// A client with events for one turn.
  func client(
    of tenants: [BenchTenant] = [], _ options: BenchOptions, connections: Int? = nil
  ) throws -> LoadClient {
    try LoadClient(
      port: ingestPort, connections: connections ?? options.connections,
      requests: load(of: tenants, count: options.requestsPerTurn))
  }

  /// Stops it, which folds the log into the database, and says how many bytes that has.
  func stopAndMeasure() -> Int {
    server.stop()
    let attributes = try? FileManager.default.attributesOfItem(atPath: folder.appending(path: "bench.db").path)
    return attributes?[.size] as? Int ?? 0
  }

  /// A tenant of its own with the starter rules, made while the gateway runs.
  func addTenant(_ name: String) async throws -> BenchTenant {
    let tenant = try await onboarding.createTenant(name)
    let secret = Hex.encode(try SecureRandom.bytes(32))
    var body = JSONBody()
    body.set("name", "benchmark")
    body.set("dialect", "open")
    body.set("webhook_secret", secret)
    let account = try await onboarding.createAccount(body, tenant: tenant.id)
    return BenchTenant(
      id: tenant.id, recipient: .open(path: account.webhookPath ?? "", key: HMACKey(Array(secret.utf8))))
  }

  /// What Prometheus would read now: the value of the first line that begins with `series`, 0 where there is none.
  func metric(_ series: String) async throws -> Double {
    let page = String(decoding: try await admin.get("/metrics", accept: "text/plain").body, as: UTF8.self)
    let line = page.split(separator: "\n").first { $0.hasPrefix(series) }
    return line?.split(separator: " ").last.flatMap { Double($0) } ?? 0
  }

  func delete(_ tenant: BenchTenant) async throws { try await admin.delete("/v1/tenants/\(tenant.id)") }
}
