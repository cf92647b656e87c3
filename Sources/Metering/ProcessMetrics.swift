internal import CoreMetrics

/// The one registry of this process, which swift-metrics wants to have for good before anything is recorded.
public enum ProcessMetrics {
  /// Made, and given to swift-metrics, when it is first asked for.
  public static let registry: MetricRegistry = {
    let registry = MetricRegistry()
    MetricsSystem.bootstrap(registry)
    return registry
  }()
}
