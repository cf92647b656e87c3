extension MetricCatalogue {
  /// The rule sets in memory.
  static let rules: [MetricDescription] = [
    MetricDescription("gatehouse_rule_cache_bytes", .gauge, "Memory of compiled rule sets, as they state it"),
    MetricDescription("gatehouse_rule_cache_limit_bytes", .gauge, "The budget that rules.cache.bytes gives them"),
    MetricDescription("gatehouse_rule_cache_sets", .gauge, "Compiled rule sets in memory"),
    MetricDescription(
      "gatehouse_rule_loads_total", .counter, labels: ["outcome"], "Rule sets compiled: loaded or failed"),
    MetricDescription(
      "gatehouse_rule_evictions_total", .counter, "Compiled rule sets let go of because the budget was used up"),
  ]
}
