public import Moderation

/// What proving who one is works with, besides a password.
public struct IdentityDependencies: Sendable {
  public var secondFactors: any SecondFactorStore
  public var invitations: any InvitationStore
  public var passwords: PasswordPolicy
  /// Who must have a second factor.
  public var requirement: SecondFactorRequirement
  /// Hears of runs of failed logins.
  public var alerts: any AlertSink

  public init(
    secondFactors: any SecondFactorStore, invitations: any InvitationStore, passwords: PasswordPolicy,
    requirement: SecondFactorRequirement = .none, alerts: any AlertSink
  ) {
    self.secondFactors = secondFactors
    self.invitations = invitations
    self.passwords = passwords
    self.requirement = requirement
    self.alerts = alerts
  }
}
