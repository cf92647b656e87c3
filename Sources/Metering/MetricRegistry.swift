public import CoreMetrics
internal import Synchronization

/// Where swift-metrics keeps what modules record: every described metric with its series, as many as are bounded
/// beforehand.
///
/// A metric that was not described, or not with these labels, and a series beyond the limit is not kept but counted, so
/// that a mistake costs neither memory nor a crash. Series stay until the process ends, as Prometheus expects.
public final class MetricRegistry: MetricsFactory, Sendable {
  private struct Family {
    let description: MetricDescription
    /// By the values of its labels, in the description's order.
    var series: [[String]: any Series] = [:]
  }

  private let families: Mutex<[String: Family]>
  private let limit: Int
  private let refused = CounterSeries()

  /// `limit` is the most series of one metric. The names must differ.
  public init(_ descriptions: [MetricDescription] = MetricCatalogue.all, limit: Int = 2000) {
    self.limit = limit
    var families = Dictionary(uniqueKeysWithValues: descriptions.map { ($0.name, Family(description: $0)) })

    families["gatehouse_metrics_refused_total"]?.series[[]] = refused
    self.families = Mutex(families)
  }

  /// Everything there is, in Prometheus' text exposition format 0.0.4.
  public func exposition() -> String {
    var writer = ExpositionWriter()
    // Series are read outside the lock, which is held for as long as it takes to copy the table.
    for family in families.withLock({ $0 }).values.sorted(by: { $0.description.name < $1.description.name }) {
      writer.write(family.description, family.series.mapValues { $0.samples() })
    }
    return writer.text
  }

  private func series<Kind: Series>(
    _ name: String, _ dimensions: [(String, String)], _ make: (MetricDescription.Kind) -> Kind?
  ) -> Kind? {
    let found = families.withLock { families -> Kind? in
      guard let family = families[name], let key = Self.key(dimensions, family.description.labels) else { return nil }
      if let known = family.series[key] { return known as? Kind }
      guard family.series.count < limit, let new = make(family.description.kind) else { return nil }
      families[name]?.series[key] = new
      return new
    }
    if found == nil { refused.increment(by: Int64(1)) }
    return found
  }

  /// Nil unless there is one value for each label.
  private static func key(_ dimensions: [(String, String)], _ labels: [String]) -> [String]? {
    guard dimensions.count == labels.count else { return nil }
    let values = labels.compactMap { label in dimensions.first { $0.0 == label }?.1 }
    return values.count == labels.count ? values : nil
  }
}

extension MetricRegistry {
  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    counter(label, dimensions) ?? NOOPMetricsHandler.instance
  }

  public func makeFloatingPointCounter(
    label: String, dimensions: [(String, String)]
  ) -> any FloatingPointCounterHandler {
    counter(label, dimensions) ?? NOOPMetricsHandler.instance
  }

  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    gauge(label, dimensions) ?? NOOPMetricsHandler.instance
  }

  public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    let series: (any RecorderHandler)? = aggregate ? histogram(label, dimensions) : gauge(label, dimensions)
    return series ?? NOOPMetricsHandler.instance
  }

  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    histogram(label, dimensions) ?? NOOPMetricsHandler.instance
  }

  public func destroyCounter(_ handler: any CounterHandler) {}
  public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
  public func destroyMeter(_ handler: any MeterHandler) {}
  public func destroyRecorder(_ handler: any RecorderHandler) {}
  public func destroyTimer(_ handler: any TimerHandler) {}

  private func counter(_ name: String, _ dimensions: [(String, String)]) -> CounterSeries? {
    series(name, dimensions) { if case .counter = $0 { CounterSeries() } else { nil } }
  }

  private func gauge(_ name: String, _ dimensions: [(String, String)]) -> GaugeSeries? {
    series(name, dimensions) { if case .gauge = $0 { GaugeSeries() } else { nil } }
  }

  private func histogram(_ name: String, _ dimensions: [(String, String)]) -> HistogramSeries? {
    series(name, dimensions) { if case .histogram(let bounds) = $0 { HistogramSeries(bounds: bounds) } else { nil } }
  }
}
