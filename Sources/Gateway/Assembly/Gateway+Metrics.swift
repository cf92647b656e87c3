internal import AdminAPI
internal import Enforcement
internal import Metering
internal import Sealing

extension Gateway {
  /// `outbox` is nil where actions are paused.
  func metricsDependencies(_ outbox: OutboxWorker?) -> MetricsDependencies {
    let page = MetricsPage(
      database: database, library: library, ruleCacheBytes: settings.ruleCacheBytes, outbox: outbox, clock: clock,
      logger: logger)
    return MetricsDependencies(
      page: { await page.text() }, tokenDigest: settings.metricsToken.map { AccessToken.digest(of: $0.text) })
  }
}
