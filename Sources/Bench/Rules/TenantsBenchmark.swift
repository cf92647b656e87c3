internal import Moderation
internal import Workload

/// How much memory many tenants take when each of them gets comments: their rule sets are loaded through the same
/// library as in a gateway, with its default budget.
public enum TenantsBenchmark {
  public struct Result: Sendable {
    /// Megabytes of this process once every tenant was served.
    public var residentMegabytes: Double
    /// Rule sets that the budget left in memory.
    public var loaded: Int
    /// Milliseconds from the first comment to its decision, on average.
    public var millisecondsEach: Double
  }

  /// `progress` is told how many of the tenants were served.
  public static func run(
    tenants count: Int = 10_000, termsEach: Int = 200, progress: (Int) -> Void = { _ in }
  ) async throws -> Result {
    let library = RuleLibrary(store: SampleStore(termsEach: termsEach), archive: EmptyArchive())
    let comment = CommentCorpus(count: 1).comments[0]
    let scratch = MatchScratch()
    let clock = ContinuousClock()
    let began = clock.now
    for index in 1...count {
      let tenant = TenantID(rawValue: Int64(index))
      let key = RuleSetKey(for: nil, of: tenant, revisions: [.tenant(tenant): 1])
      _ = try await library.ruleSet(for: key).decide(comment, scratch: scratch)
      progress(index)
    }
    let milliseconds = (clock.now - began) / .milliseconds(1)
    return Result(
      residentMegabytes: Double(ResidentMemory.bytes) / 1_000_000, loaded: library.loadedCount,
      millisecondsEach: milliseconds / Double(count))
  }
}
