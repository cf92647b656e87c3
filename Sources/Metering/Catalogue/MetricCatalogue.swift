/// Every metric there is. A name that is not here is refused by the registry, so that nothing is exported that
/// docs/metrics.md does not explain.
public enum MetricCatalogue {
  /// By name.
  public static let all = (ingest + storage + enforcement + outbound + admin + rules + process).sorted {
    $0.name < $1.name
  }
}
