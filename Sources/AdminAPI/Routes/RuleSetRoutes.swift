internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/rule-set`: the rules in force, their versions, and trying them.
struct RuleSetRoutes {
  let tenants: any TenantStore
  let ruleSets: any RuleSetStore
  let checker: RuleSetChecker
  let changes: ChangePublisher
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/rule-set") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      guard let current = try await ruleSets.current(in: scope) else { throw Problem.notFound }
      return Self.answer(current)
    }
    group.put("/tenants/:tenant/rule-set", use: save)
    group.get("/tenants/:tenant/rule-set/versions/:version") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      guard let number = Int64(context.parameters.get("version") ?? ""),
        let version = try await ruleSets.version(number, in: scope)
      else { throw Problem.notFound }
      return try JSONResponse.make(RuleSetVersionOutput(version))
    }
    group.post("/tenants/:tenant/rule-set/try", use: attempt)
  }

  @Sendable private func save(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
    let expected = try Self.expectation(in: request.headers)
    let note = try Self.note(in: request.headers)
    let document = try await checker.document(try await RequestBody.json(of: request))
    let saved = try await ruleSets.save(
      document: document.canonicalJSON, author: context.caller.operator.id, note: note, at: clock.now(),
      expecting: expected, in: scope)
    try await changes.publish(logger: context.logger)
    return Self.answer(saved)
  }

  @Sendable private func attempt(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
    let input = try TryInput(try await RequestBody.json(of: request), at: clock.now())
    if let draft = input.ruleSet {
      return try JSONResponse.make(
        DecisionOutput(try await checker.decision(on: input.comment, by: draft, at: "/rule_set")))
    }
    guard let current = try await ruleSets.current(in: scope) else { throw Problem.notFound }
    let decision = try await checker.decision(
      on: input.comment, by: Array(current.document.utf8), version: current.version)
    return try JSONResponse.make(DecisionOutput(decision))
  }

  private static func answer(_ version: RuleSetVersion) -> Response {
    JSONResponse.text(
      version.document.utf8, type: "application/json", headers: [.eTag: "\"\(version.version)\""])
  }

  /// The version that `If-Match` names; nil for `*`.
  private static func expectation(in headers: HTTPFields) throws(Problem) -> Int64? {
    guard let value = headers[.ifMatch] else {
      throw Problem(
        .preconditionRequired, "precondition_required",
        "send If-Match with the ETag that your change is based on, or * to save whatever is there")
    }
    if value == "*" { return nil }
    let digits = value.dropFirst().dropLast()
    guard value.hasPrefix("\""), value.hasSuffix("\""), let version = Int64(digits), version >= 0 else {
      throw Problem(.badRequest, "invalid_header", "If-Match must be one ETag of this rule set, such as \"3\", or *")
    }
    return version
  }

  private static func note(in headers: HTTPFields) throws(Problem) -> String? {
    guard let value = headers[noteHeader] else { return nil }
    guard let note = TextRule.note.accept(value) else {
      throw Problem(.badRequest, "invalid_header", "Gatehouse-Note " + TextRule.note.expectation)
    }
    return note.isEmpty ? nil : note
  }

  private static let noteHeader = HTTPField.Name("Gatehouse-Note")!
}
