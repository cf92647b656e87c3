internal import HTTPTypes

/// The problems of logging in and of proving who one is.
extension Problem {
  /// The same for an unknown name, a wrong password and a disabled operator.
  static let invalidCredentials = Problem(.unauthorized, "invalid_credentials", "name or password is wrong")

  static let secondFactorRequired = Problem(
    .unauthorized, "second_factor_required",
    "name and password are right; send the code of the second factor, or a recovery code, as code")

  static let invalidCode = Problem(
    .unauthorized, "invalid_code", "the code is wrong or was used before; take the next one, or another recovery code")

  /// The same for a code that never was, was used or revoked, or has expired.
  static let invalidInvitation = Problem(
    .unauthorized, "invalid_invitation", "this code is not good (any more); ask an owner for a new invitation")

  static let secondFactorEnrolmentRequired = Problem(
    .forbidden, "second_factor_enrolment_required",
    "a second factor is required here; enrol one with POST /v1/operators/me/second-factor first")

  static let secondFactorEnabled = Problem(
    .conflict, "second_factor_enabled", "there is a second factor already; disable it first to enrol another")

  static let noSecondFactor = Problem(.conflict, "no_second_factor", "there is no second factor")

  static let noEnrolment = Problem(
    .conflict, "no_enrolment",
    "no second factor is being enrolled, or for too long; begin with POST /v1/operators/me/second-factor")

  static let ownAccess = Problem(
    .conflict, "own_access", "you cannot take your own access away; let another owner do it")

  static let lastOwner = Problem(
    .conflict, "last_owner", "this is the last owner who can log in; make another one first")

  static let operatorDisabled = Problem(
    .conflict, "operator_disabled", "the operator is disabled; enable it before it is to set a new password")
}
