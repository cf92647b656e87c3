internal import Moderation
internal import Sealing

/// Makes, changes and shows alert channels, the same for a tenant's and for those of the gateway.
struct AlertChannelEditor: Sendable {
  let telling: any AlertTelling
  let secrets: SecretKeeper
  let clock: WallClock

  /// With the signing secret in the clear, to be shown this once; nil but for webhooks.
  func make(_ input: AlertChannelInput, owner: TenantID?) throws -> (AlertChannel, String?) {
    let id = AlertChannelID.fresh()
    let now = clock.now()
    let secret = input.kind == .webhook ? try signingSecret(input.signingSecret) : nil
    let channel = AlertChannel(
      id: id, tenantID: owner, name: input.name, kind: input.kind,
      target: try secrets.seal(input.target, at: .alertTarget(id)),
      signing: try secret.map { AlertSigning(secret: try seal($0, of: id)) }, wanted: input.wanted,
      includesTenants: input.includesTenants, quietHours: input.quietHours, createdAt: now, updatedAt: now)
    return (channel, secret)
  }

  func change(_ patch: AlertChannelPatch, of id: AlertChannelID) throws -> AlertChannelChange {
    AlertChannelChange(
      name: patch.name, target: try patch.target.map { try secrets.seal($0, at: .alertTarget(id)) },
      wanted: patch.wanted, includesTenants: patch.includesTenants, quietHours: patch.quietHours,
      isDisabled: patch.disabled)
  }

  /// The one given, or a new one.
  func signingSecret(_ given: String?) throws -> String { try given ?? WebhookSigningSecret.fresh().text }

  func seal(_ secret: String, of id: AlertChannelID) throws -> SealedSecret {
    try secrets.seal(secret, at: .alertSigningSecret(id))
  }

  /// `fresh` is a signing secret to hand out with it.
  func output(_ channel: AlertChannel, fresh: String? = nil) throws -> AlertChannelOutput {
    let target = try secrets.open(channel.target, at: .alertTarget(channel.id))
    return AlertChannelOutput(
      channel, target: telling.shown(target, for: channel.kind),
      secretLast4: try channel.signing.map {
        try secrets.lastFour(of: $0.secret, at: .alertSigningSecret(channel.id))
      }, secret: fresh, at: clock.now())
  }
}
