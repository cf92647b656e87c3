internal import AdminAPI
internal import Embedded
internal import Moderation
internal import Storage

extension IdentityDependencies {
  /// Over the gateway's own database. `alerts` hears of runs of failed logins.
  init(_ database: GatehouseDatabase, _ settings: Settings, alerts: (any AlertSink)? = nil) {
    self.init(
      secondFactors: SecondFactorRepository(database), invitations: InvitationRepository(database),
      passwords: PasswordPolicy(commonDigests: EmbeddedFile.commonPasswords.text),
      requirement: settings.requiredSecondFactor, alerts: alerts)
  }
}
