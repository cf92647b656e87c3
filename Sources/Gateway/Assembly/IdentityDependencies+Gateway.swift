internal import AdminAPI
internal import Embedded
internal import Storage

extension IdentityDependencies {
  /// Over the gateway's own database.
  init(_ database: GatehouseDatabase, _ settings: Settings) {
    self.init(
      secondFactors: SecondFactorRepository(database), invitations: InvitationRepository(database),
      passwords: PasswordPolicy(commonDigests: EmbeddedFile.commonPasswords.text),
      requirement: settings.requiredSecondFactor, alerts: AlertRepository(database))
  }
}
