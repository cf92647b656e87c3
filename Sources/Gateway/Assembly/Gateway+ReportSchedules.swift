internal import Alerting
internal import Enforcement
internal import Outbound
internal import ServiceLifecycle
internal import Storage

/// What sends client reports by itself.
extension Gateway {
  func reportWorkers() -> [any Service] {
    [
      ReportWorker(
        queue: ReportDeliveryRepository(database), maker: clientReportMaker,
        sending: ReportCourier(
          http: http, addresses: settings.allowsPrivateAddresses ? .allowPrivate : .publicOnly, mail: settings.mail,
          sealer: sealer, clock: clock, logger: logger),
        clock: clock, logger: logger)
    ]
  }
}
