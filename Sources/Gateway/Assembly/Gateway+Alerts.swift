internal import AdminAPI
internal import Alerting
internal import Enforcement
internal import Moderation
internal import Outbound
internal import ServiceLifecycle
internal import Storage

/// What raises alerts, tells them, and lets people say where.
extension Gateway {
  var alertDependencies: AlertDependencies {
    AlertDependencies(
      channels: AlertChannelRepository(database), alerts: AlertRepository(database), telling: alertTeller)
  }

  func alertWorkers() -> [any Service] {
    let queue = AlertQueueRepository(database)
    return [
      AlertWorker(queue: queue, telling: alertTeller, clock: clock, logger: logger),
      ReadinessWatch(
        findings: readiness, sink: AlertRepository(database), queue: queue, telling: alertTeller, clock: clock,
        logger: logger),
    ]
  }

  private var alertTeller: AlertTeller {
    AlertTeller(
      http: http, addresses: settings.allowsPrivateAddresses ? .allowPrivate : .publicOnly, mail: settings.mail,
      sealer: sealer, clock: clock, logger: logger)
  }
}
