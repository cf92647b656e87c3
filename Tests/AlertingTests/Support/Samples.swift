import Alerting
import Logging
import Moderation
import Outbound
import Sealing

let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
let moment = Timestamp("2026-11-24T09:30:00Z") ?? Timestamp(seconds: 0)

extension AlertChannel {
  static func sample(
    _ kind: Kind = .webhook, target: String, sealer: Sealer, tenant: TenantID? = nil, secret: String? = nil,
    previous: (secret: String, until: Timestamp)? = nil
  ) throws -> AlertChannel {
    let id = AlertChannelID.fresh()
    func sealed(_ text: String, _ location: SecretLocation) throws -> SealedSecret {
      SealedSecret(bytes: try sealer.seal(text.utf8, context: location.context))
    }
    let signing: AlertSigning? =
      kind == .webhook
      ? AlertSigning(
        secret: try sealed(try secret ?? WebhookSigningSecret.fresh().text, .alertSigningSecret(id)),
        previous: try previous.map { try sealed($0.secret, .alertSigningSecret(id)) }, previousUntil: previous?.until)
      : nil
    return AlertChannel(
      id: id, tenantID: tenant, name: "ops", kind: kind, target: try sealed(target, .alertTarget(id)), signing: signing,
      createdAt: moment, updatedAt: moment)
  }
}

extension RaisedAlert {
  static func sample(
    _ kind: Alert.Kind = .ruleMatched, subject: String = "rule spam", message: String = "rule spam held for a comment",
    tenantName: String? = "Nova", times: Int = 1
  ) -> RaisedAlert {
    RaisedAlert(
      alert: Alert(
        tenantID: tenantName == nil ? nil : TenantID(rawValue: 7), kind: kind, subject: subject, message: message,
        raisedAt: moment),
      tenantName: tenantName, times: times, lastRaisedAt: moment + .seconds(90), tellAt: moment)
  }
}

extension AlertLetter {
  static func sample(_ channel: AlertChannel, _ alerts: [RaisedAlert] = [.sample()]) -> AlertLetter {
    AlertLetter(id: .fresh(), channel: channel, alerts: alerts)
  }
}

/// Runs `test` with a client that is shut down afterwards, and a teller over it.
func withTeller(
  _ addresses: AddressPolicy = .allowPrivate, mail: MailSettings? = nil, clock: WallClock = WallClock { moment },
  _ test: (AlertTeller, Sealer) async throws -> Void
) async throws {
  let client = OutboundClient(addresses: addresses, logger: silent)
  defer { client.shutdown() }
  let sealer = Sealer(key: try SealingKey.generate())
  let teller = AlertTeller(
    http: client, addresses: addresses, mail: mail, sealer: sealer, clock: clock, logger: silent)
  try await test(teller, sealer)
}
