internal import HTTPTypes
internal import Hummingbird
internal import Moderation
internal import Sealing

/// `/v1/operators/me/second-factor`: an operator's own time-based codes.
struct SecondFactorRoutes {
  let factors: any SecondFactorStore
  let gate: LoginGate
  let sealer: Sealer
  let requirement: SecondFactorRequirement
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    let group = group.group("/operators/me/second-factor")
    group.get { _, context in
      let caller = context.caller.operator
      let found = try await factors.secondFactor(of: caller.id)
      return try JSONResponse.make(
        SecondFactorOutput(
          found?.factor, recoveryCodesLeft: found?.recoveryCodesLeft ?? 0,
          isRequired: requirement.applies(to: caller.role)))
    }
    group.post(use: begin)
    group.post("/confirm", use: confirm)
    group.post("/disable", use: disable)
    group.post("/recovery-codes", use: replaceRecoveryCodes)
  }

  /// Wants the password, so that whoever finds a session open cannot lock its operator out with a factor of their own.
  @Sendable private func begin(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let caller = context.caller
    let input = try EnrolmentInput(try await RequestBody.json(of: request))
    guard !caller.operator.hasSecondFactor else { throw Problem.secondFactorEnabled }
    try await gate.confirm(
      password: input.password, at: "/password", of: caller, origin: LoginAttempt.Origin(context))
    let secret = try TimeBasedCode.generateSecret()
    let id = caller.operator.id
    let factor = SecondFactor(
      operatorID: id,
      secret: SealedSecret(bytes: try sealer.seal(secret, context: SecretLocation.secondFactor(id).context)),
      createdAt: clock.now())
    guard try await factors.begin(factor) else { throw Problem.secondFactorEnabled }
    let codes = TimeBasedCode(secret: secret)
    return try JSONResponse.make(
      EnrolmentOutput(
        secret: codes.secretText, address: codes.address(issuer: "Gatehouse", name: caller.operator.name),
        expiresAt: factor.createdAt + Self.patience),
      status: .created)
  }

  @Sendable private func confirm(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let caller = context.caller
    let input = try ConfirmationInput(try await RequestBody.json(of: request))
    guard let factor = try await factors.secondFactor(of: caller.operator.id)?.factor else {
      throw Problem.noEnrolment
    }
    guard factor.confirmedAt == nil else { throw Problem.secondFactorEnabled }
    guard clock.now() < factor.createdAt + Self.patience else { throw Problem.noEnrolment }
    guard let step = try gate.factors.step(of: input.code, for: factor) else {
      throw Problem.invalidBody("/code", "is wrong; check that the clocks of the app and of the gateway agree")
    }
    let codes = try HandedOutCode.ten()
    guard
      try await factors.confirm(
        factor, step: step, recoveryDigests: codes.map(\.digest), keeping: try caller.session.id,
        by: caller.principal.actor, at: clock.now())
    else { throw Problem.noEnrolment }
    return try JSONResponse.make(RecoveryCodesOutput(recoveryCodes: codes.map(\.text)))
  }

  @Sendable private func disable(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let caller = context.caller
    try await checkChange(request, context)
    let id = caller.operator.id
    guard
      try await factors.remove(
        of: id, keeping: try caller.session.id, by: caller.principal.actor, at: clock.now())
    else { throw Problem.noSecondFactor }
    return Response(status: .noContent)
  }

  @Sendable private func replaceRecoveryCodes(
    _ request: Request, _ context: AuthenticatedContext
  ) async throws -> Response {
    let caller = context.caller
    try await checkChange(request, context)
    let codes = try HandedOutCode.ten()
    guard
      try await factors.replaceRecoveryCodes(
        with: codes.map(\.digest), of: caller.operator.id, by: caller.principal.actor, at: clock.now())
    else { throw Problem.noSecondFactor }
    return try JSONResponse.make(RecoveryCodesOutput(recoveryCodes: codes.map(\.text)))
  }

  private func checkChange(_ request: Request, _ context: AuthenticatedContext) async throws {
    let input = try SecondFactorChangeInput(try await RequestBody.json(of: request))
    guard context.caller.operator.hasSecondFactor else { throw Problem.noSecondFactor }
    try await gate.confirm(
      password: input.password, at: "/password", code: input.code, asksForCode: true, of: context.caller,
      origin: LoginAttempt.Origin(context))
  }

  /// Between the secret and its first code.
  private static let patience = Duration.seconds(900)
}

extension HandedOutCode {
  /// As many as an operator has to recover its second factor with.
  fileprivate static func ten() throws -> [HandedOutCode] { try (0..<10).map { _ in try HandedOutCode() } }
}
