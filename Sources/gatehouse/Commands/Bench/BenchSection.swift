internal import ArgumentParser

/// The parts of the benchmark that can be asked for by name, in the order in which they run: what measures this
/// process' memory comes first, while it is small.
enum BenchSection: String, CaseIterable, ExpressibleByArgument {
  case rules
  case ingest
  case logins
  case deleting
  case fairness
  case enforcement
  case large

  /// Storing ten million events takes minutes and gigabytes.
  static let usual = allCases.filter { $0 != .large }

  func benchmark(_ options: BenchOptions) -> any Benchmark {
    switch self {
    case .rules: RulesBenchmark(options: options)
    case .ingest: IngestBenchmark(options: options)
    case .logins: LoginStormBenchmark(options: options)
    case .deleting: RetentionBenchmark(options: options)
    case .fairness: FairnessBenchmark(options: options)
    case .enforcement: EnforcementBenchmark(options: options)
    case .large: LargeBenchmark(options: options)
    }
  }
}

/// Measures one section.
protocol Benchmark {
  func run() async throws -> [BenchTable]
}
