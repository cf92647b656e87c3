internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Moderation
internal import NIOCore
internal import Sealing

/// `Idempotency-Key` on POST: a request that is sent again, because nobody knows what became of it, is answered as
/// the first was, and its work is not done twice.
///
/// What is promised. The key is on disk before the work begins, and the answer is put beside it before it is sent,
/// for a day. A repetition that comes while the work runs is refused, and so is one whose first answer was never
/// recorded: because the process died, or because the work failed halfway. Then nothing is done again; the sender is
/// told what the audit log has of the first request, since every change writes there in its own transaction. A
/// request that was refused or failed and, by the audit log, changed nothing is forgotten: it may be sent again with
/// the same key, mended or not. Answers that are streamed are never kept: those routes change nothing.
struct Idempotency: RouterMiddleware {
  let store: any IdempotencyStore
  let sealer: Sealer
  let clock: WallClock
  private let running = RunningRequests()

  init(store: any IdempotencyStore, sealer: Sealer, clock: WallClock) {
    self.store = store
    self.sealer = sealer
    self.clock = clock
  }

  func handle(
    _ request: Request, context: AuthenticatedContext, next: (Request, AuthenticatedContext) async throws -> Response
  ) async throws -> Response {
    guard request.method == .post, let text = try Self.key(in: request.headers) else {
      return try await next(request, context)
    }
    let key = IdempotentRequest.Key(
      operatorID: context.caller.operator.id, tokenID: context.caller.principal.token?.id, text: text)
    guard let pass = running.enter(key) else { throw Self.inProgress }
    defer { pass.end() }
    var request = request
    let body = try await RequestBody.whole(of: request, upTo: try Self.longestBody(in: context))
    request.body = .init(buffer: ByteBuffer(bytes: body))
    let fingerprint = RequestFingerprint(of: request, body: body)
    let begun = try begun(key, fingerprint, requestID: context.id)
    let horizon = begun.startedAt - IdempotentRequest.lifetime
    switch try await store.begin(begun, forgettingBefore: horizon, limit: Self.limit) {
    case .earlier(let earlier):
      return try await repeated(earlier, fingerprint, for: context.caller.principal)
    case .tooMany: throw Self.tooMany
    case .begun:
      return try await answer(begun, context) { [request] in try await next(request, context) }
    }
  }

  private func begun(
    _ key: IdempotentRequest.Key, _ fingerprint: RequestFingerprint, requestID: String
  ) throws -> IdempotentRequest {
    let id = IdempotentRequestID.fresh()
    return IdempotentRequest(
      id: id, key: key,
      fingerprint: SealedSecret(
        bytes: try sealer.seal(fingerprint.bytes, context: SecretLocation.fingerprint(id).context)),
      requestID: requestID, startedAt: clock.now())
  }

  /// Does the work and keeps its answer.
  private func answer(
    _ begun: IdempotentRequest, _ context: AuthenticatedContext, _ work: () async throws -> Response
  ) async throws -> Response {
    let logger = context.logger
    var response: Response
    do {
      response = try await work()
    } catch {
      if !Self.mayHaveHappened(error) { await release(begun, logger: logger) }
      throw error
    }
    guard response.status.kind == .successful, !Self.changesNothing(context), let length = response.body.contentLength,
      length <= Self.longestAnswer
    else {
      await release(begun, logger: logger)
      return response
    }
    let kept = try await StoredAnswer(
      taking: &response, for: context.caller.principal,
      of: context.parameters.get("tenant").flatMap { TenantID($0) })
    do {
      let sealed = try sealer.seal(try kept.encoded(), context: SecretLocation.answer(begun.id).context)
      try await store.finish(begun.id, answer: SealedSecret(bytes: sealed))
    } catch {
      // The work is done, and its sender must hear of it. A repetition will be told that nobody knows.
      logger.error("an answer could not be kept for repetitions", metadata: ["error": "\(error)"])
    }
    return response
  }

  private func release(_ begun: IdempotentRequest, logger: Logger) async {
    do {
      if try await !store.release(begun) {
        logger.warning("a request failed after it had changed something; its idempotency key stays in use")
      }
    } catch {
      logger.error("an idempotency key could not be given back", metadata: ["error": "\(error)"])
    }
  }

  private func repeated(
    _ earlier: IdempotentRequest, _ fingerprint: RequestFingerprint, for principal: Principal
  ) async throws -> Response {
    let known = try sealer.open(
      earlier.fingerprint.bytes, context: SecretLocation.fingerprint(earlier.id).context)
    guard known == fingerprint.bytes else {
      throw Problem(
        .unprocessableContent, "idempotency_key_reused",
        "this Idempotency-Key came with another request before; use a fresh one for each thing you want done")
    }
    guard let answer = earlier.answer else { throw Self.unknown(try await store.changes(madeBy: earlier)) }
    let bytes = try sealer.open(answer.bytes, context: SecretLocation.answer(earlier.id).context)
    return try StoredAnswer(encoded: bytes).response(to: principal)
  }

  /// Nil where there is none. Throws `invalid_header`.
  private static func key(in headers: HTTPFields) throws(Problem) -> String? {
    let values = headers[values: .idempotencyKey]
    guard let first = values.first else { return nil }
    guard values.count == 1, let key = TextRule.idempotencyKey.accept(first) else {
      throw Problem(
        .badRequest, "invalid_header", "Idempotency-Key must come once and " + TextRule.idempotencyKey.expectation)
    }
    return key
  }

  /// What the route itself would take. The large ones are an owner's, and nobody else has such a body read.
  private static func longestBody(in context: AuthenticatedContext) throws(Problem) -> Int {
    switch context.endpointPath {
    case "/v1/tenants/import":
      _ = try context.caller.gateway()
      return RequestBody.maximumBytesOfTenant
    case "/v1/onboarding":
      _ = try context.caller.gateway()
      return OnboardingInput.maximumBytes
    case "/v1/tenants/{tenant}/accounts/import": return AccountTable.maximumBytes
    default: return RequestBody.maximumBytesAroundRuleSet
    }
  }

  /// A tenant's document and a backup are made anew each time, and each time the audit log says so.
  private static func changesNothing(_ context: AuthenticatedContext) -> Bool {
    ["/v1/tenants/{tenant}/export", "/v1/backups"].contains(context.endpointPath)
  }

  private static func unknown(_ changes: [String]) -> Problem {
    let found =
      changes.isEmpty
      ? "The audit log has no change of it."
      : "The audit log has of it: " + changes.joined(separator: ", ") + "."
    return Problem(
      .conflict, "idempotency_unknown",
      "the first request with this Idempotency-Key ended before its answer was recorded. \(found) "
        + "See what was done; what is still to do, send with a fresh key")
  }

  /// Whether TikTok may have done what it was asked although its answer was lost: the audit log cannot know.
  private static func mayHaveHappened(_ error: any Error) -> Bool {
    switch error {
    case WebhookError.platform(let failure): failure.mayHaveHappened
    case let failure as PlatformFailure: failure.mayHaveHappened
    default: false
    }
  }

  private static let inProgress = Problem.tryAgain(
    in: 1, "idempotency_in_progress", "the first request with this Idempotency-Key is still being worked on",
    status: .conflict)

  private static let tooMany = Problem.tryAgain(
    in: 3600, "too_many_idempotency_keys",
    "\(limit) requests with an Idempotency-Key within a day are as many as are remembered; send this one without",
    status: .tooManyRequests)

  /// Of one caller.
  private static let limit = 10_000
  private static let longestAnswer = 16 << 20
}

extension HTTPField.Name {
  static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
  static let idempotencyReplayed = HTTPField.Name("Idempotency-Replayed")!
}
