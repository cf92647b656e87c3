internal import Metrics
internal import Moderation

/// The metrics of the rule sets in memory.
struct RuleGauges {
  private let bytes = Gauge(label: "gatehouse_rule_cache_bytes")
  private let sets = Gauge(label: "gatehouse_rule_cache_sets")
  private let loaded = Counter(label: "gatehouse_rule_loads_total", dimensions: [("outcome", "loaded")])
  private let failed = Counter(label: "gatehouse_rule_loads_total", dimensions: [("outcome", "failed")])
  private let evicted = Counter(label: "gatehouse_rule_evictions_total")
  /// What was counted already.
  private var counted = RuleLibrary.Counts()

  init(limitBytes: Int) { Gauge(label: "gatehouse_rule_cache_limit_bytes").record(limitBytes) }

  mutating func show(_ library: RuleLibrary) {
    bytes.record(library.loadedBytes)
    sets.record(library.loadedCount)
    let counts = library.counts
    loaded.increment(by: counts.loaded - counted.loaded)
    failed.increment(by: counts.failed - counted.failed)
    evicted.increment(by: counts.evicted - counted.evicted)
    counted = counts
  }
}
