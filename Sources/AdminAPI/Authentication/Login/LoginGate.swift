internal import HTTPTypes
internal import Logging
internal import Moderation
internal import Sealing

/// Checks passwords and codes, at a bounded rate, and without telling which names exist: an unknown name and a disabled
/// operator cost the same work and get the same answer as a wrong password.
struct LoginGate: Sendable {
  let operators: any OperatorStore
  let factors: SecondFactorCheck
  let hasher: PasswordHasher
  let limiter: LoginLimiter
  let journal: LoginJournal
  let clock: WallClock
  /// What a password is checked against where there is no operator of that name.
  let decoyHash: String

  /// The operator, if name, password and, where it has a second factor, code are right and it is not disabled. Throws
  /// `invalid_credentials`, `second_factor_required` and `invalid_code` otherwise, `too_many_attempts` without looking.
  func logIn(_ attempt: LoginAttempt) async throws -> Operator {
    let origin = attempt.origin
    try await admit(from: origin)
    let found = try await operators.credentials(name: attempt.name, network: origin.network, at: clock.now())
    let target = target(of: attempt, found)
    let attempts = try await admit(target, of: found?.operator, origin)
    do {
      let isRight = try await hasher.verify(attempt.password, against: found?.passwordHash ?? decoyHash)
      guard let found, isRight, !found.operator.isDisabled else {
        await journal.refused(
          found?.operator, by: origin, reason: isRight ? "disabled" : "wrong password", attempts: attempts)
        throw Problem.invalidCredentials
      }
      let isCodeUsed = try await check(attempt.code, of: found, by: origin, target: target, attempts: attempts)
      try await succeed(attempt, found, target: target, detail: isCodeUsed ? "with a second factor" : nil)
      return found.operator
    } catch is PasswordHasher.Busy {
      limiter.takeBack(target, wasRight: false)
      throw PasswordHasher.Busy()
    }
  }

  /// Throws `too_many_attempts` where too many come from one place, whatever they are about.
  func admit(from origin: LoginAttempt.Origin) async throws {
    do throws(Problem) {
      try limiter.admit(from: origin.network)
    } catch {
      journal.refusedUnseen(origin.network, by: origin)
      throw error
    }
  }

  /// Checks the password of an operator who is logged in already, and with `asksForCode` the code of its second factor, if
  /// it has one. Throws `invalid_body` with the member at fault, and `too_many_attempts`.
  func confirm(
    password: String, at path: String, code: String? = nil, asksForCode: Bool = false, of caller: Caller,
    origin: LoginAttempt.Origin
  ) async throws {
    let target = LoginLimiter.Target.session(try caller.session.id)
    let found = try await operators.credentials(name: caller.operator.name, network: nil, at: clock.now())
    let attempts = try await admit(target, of: caller.operator, origin)
    do {
      guard let found, try await hasher.verify(password, against: found.passwordHash) else {
        await journal.refused(
          caller.operator, by: origin, reason: "wrong password, within a session", attempts: attempts)
        throw Problem.invalidBody(path, "is wrong")
      }
      if asksForCode, let factor = found.secondFactor {
        guard let code else { throw Problem.invalidBody("/code", "is required") }
        guard try await factors.accept(code, for: factor, by: origin.actor) else {
          await journal.refused(
            caller.operator, by: origin, reason: "wrong code, within a session", attempts: attempts)
          throw Problem.invalidBody("/code", "is wrong or was used before")
        }
      }
      limiter.takeBack(target, wasRight: true)
      journal.confirmed()
    } catch is PasswordHasher.Busy {
      limiter.takeBack(target, wasRight: false)
      throw PasswordHasher.Busy()
    }
  }

  private func target(of attempt: LoginAttempt, _ found: Credentials?) -> LoginLimiter.Target {
    guard let found, found.isNetworkKnown, let network = attempt.origin.network else { return .name(attempt.name) }
    return .nameFromKnownNetwork(attempt.name, network: network)
  }

  private func admit(
    _ target: LoginLimiter.Target, of known: Operator?, _ origin: LoginAttempt.Origin
  ) async throws -> Int {
    do throws(Problem) {
      return try limiter.admit(target, from: origin.network)
    } catch {
      journal.refusedUnseen(known?.name, by: origin)
      throw error
    }
  }

  /// Whether a code was needed. The attempt stays counted where it is wrong, and is taken back where it is missing: the
  /// client asks for it once it knows. It is written down all the same, since somebody has the password.
  private func check(
    _ code: String?, of found: Credentials, by origin: LoginAttempt.Origin, target: LoginLimiter.Target, attempts: Int
  ) async throws -> Bool {
    guard let factor = found.secondFactor else { return false }
    guard let code else {
      limiter.takeBack(target, wasRight: false)
      await journal.refused(found.operator, by: origin, reason: "right password, no code", attempts: 0)
      throw Problem.secondFactorRequired
    }
    let actor = Actor(
      .operator(found.operator.id, token: nil), address: origin.actor.address, requestID: origin.actor.requestID)
    guard try await factors.accept(code, for: factor, by: actor) else {
      await journal.refused(found.operator, by: origin, reason: "wrong code", attempts: attempts)
      throw Problem.invalidCode
    }
    return true
  }

  private func succeed(
    _ attempt: LoginAttempt, _ found: Credentials, target: LoginLimiter.Target, detail: String?
  ) async throws {
    let (id, origin) = (found.operator.id, attempt.origin)
    limiter.takeBack(target, wasRight: true)
    let actor = Actor(.operator(id, token: nil), address: origin.actor.address, requestID: origin.actor.requestID)
    try await journal.succeeded(found.operator, by: actor, detail: detail)
    if let network = origin.network { try await operators.noteLogin(of: id, from: network, at: clock.now()) }
    renewHash(found, attempt.password, origin.logger)
  }

  /// Replaces a hash that cost less than one made today, while the password is at hand. Not waited for; what keeps it
  /// from happening now, another login gets over.
  private func renewHash(_ found: Credentials, _ password: String, _ logger: Logger) {
    guard PasswordHash.isOutdated(found.passwordHash) else { return }
    Task {
      do {
        let renewed = try await hasher.hash(password)
        try await operators.replaceHash(found.passwordHash, with: renewed, of: found.operator.id)
      } catch {
        logger.notice("an outdated password hash stays for now", metadata: ["error": "\(error)"])
      }
    }
  }
}
