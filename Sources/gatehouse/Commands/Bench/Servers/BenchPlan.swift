internal import Gateway
internal import Moderation
internal import Sealing
internal import Workload

/// What a gateway of the benchmark has before it starts.
struct BenchPlan {
  var tenants = 1
  /// Of each tenant's rules, which are its own. One more rule deletes every tenth comment of the load.
  var terms = 200
  var dialect = Dialect.open
  /// Stored over the last thirty days, a tenth of them the first tenant's.
  var events = 0

  private static let rules = 10
  private static let tenantsAtOnce = 500

  func fill(_ population: Population, _ progress: Progress) async throws -> [BenchTenant] {
    let tenants = try await addTenants(to: population, progress)
    try await addEvents(of: tenants, to: population, progress)
    return tenants
  }

  private func addTenants(to population: Population, _ progress: Progress) async throws -> [BenchTenant] {
    var added: [BenchTenant] = []
    for first in stride(from: 0, to: tenants, by: Self.tenantsAtOnce) {
      if tenants > Self.tenantsAtOnce { progress.say("tenants made: \(first)") }
      var recipients: [(String) -> LoadRecipient] = []
      let new = try (first..<min(first + Self.tenantsAtOnce, tenants)).map { index in
        let (origin, recipient) = try source(index)
        recipients.append(recipient)
        return Population.NewTenant("Benchmark \(index)", rules: try rules(index), source: origin)
      }
      let members = try await population.add(new)
      added += zip(members, recipients).map { BenchTenant($0, recipient: $1($0.path)) }
    }
    return added
  }

  private func addEvents(of tenants: [BenchTenant], to population: Population, _ progress: Progress) async throws {
    guard events > 0 else { return }
    let past = try StoredPast(of: tenants.compactMap(\.member), rules: try rules(0), events: events)
    var batch = past.batch(0)
    for index in 0..<past.batches {
      progress.say("events stored: \(index * past.size)")
      let (entries, moment) = batch
      // The next one is decided while this one is written.
      async let written: Void = population.record(entries, at: moment)
      if index + 1 < past.batches { batch = past.batch(index + 1) }
      try await written
    }
  }

  private func rules(_ tenant: Int) throws -> RuleSetDocument {
    try SampleRules(
      rules: Self.rules, termsEach: terms / Self.rules, seed: UInt64(tenant + 1), catchesSpam: true
    ).document
  }

  /// How a tenant's deliveries are signed, and what sends them once their path is known.
  private func source(
    _ tenant: Int
  ) throws -> (Population.NewTenant.Source, (_ path: String) -> LoadRecipient) {
    let secret = Hex.encode(try SecureRandom.bytes(32))
    let key = HMACKey(Array(secret.utf8))
    switch dialect {
    case .open: return (.open(webhookSecret: secret), { .open(path: $0, key: key) })
    case .business:
      let openID = "-000bench\(tenant)"
      return (
        .business(openID: openID, clientKey: "73643234370\(tenant)", appSecret: secret, accessToken: nil),
        { .business(path: $0, key: key, openID: openID) }
      )
    }
  }
}
