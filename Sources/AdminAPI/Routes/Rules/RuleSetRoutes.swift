internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `…/rule-set` of the gateway, of a tenant and of an account: what is in force there, checking and saving it.
struct RuleSetRoutes {
  let access: RuleOwnerAccess
  let ruleSets: any RuleSetStore
  let checker: RuleSetChecker
  let changes: ChangePublisher
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    for layer in RuleLayer.allCases {
      let owner = group.group(layer.path)
      owner.get("rule-set") { _, context in
        let scope = try await access.ruleSet(of: layer, in: context, atLeast: .moderator)
        guard let current = try await ruleSets.current(in: scope) else { throw Self.none }
        return JSONResponse.text(
          current.document.utf8, type: "application/json", headers: ETag.header(current.version))
      }
      owner.put("rule-set") { request, context in
        let scope = try await access.ruleSet(of: layer, in: context, atLeast: .manager)
        return try await save(request, context, in: scope)
      }
      owner.post("rule-set/check") { request, context in
        let scope = try await access.ruleSet(of: layer, in: context, atLeast: .moderator)
        let checked = try await checker.check(try await RequestBody.json(of: request), in: scope)
        return try JSONResponse.make(RuleSetCheckOutput(checked))
      }
      owner.post("rule-set/restore") { request, context in
        let scope = try await access.ruleSet(of: layer, in: context, atLeast: .manager)
        return try await restore(request, context, in: scope)
      }
    }
  }

  private func save(
    _ request: Request, _ context: AuthenticatedContext, in scope: RuleSetScope
  ) async throws -> Response {
    let expected = try ETag.expected(in: request.headers)
    let note = try ChangeNote.read(in: request.headers)
    let checked = try await checker.check(try await RequestBody.json(of: request), in: scope)
    let draft = RuleSetDraft(document: checked.document, author: context.caller.operator.id, note: note)
    return try await publish(draft, checked, expecting: expected, in: scope, context)
  }

  /// Brings an old version back as a new one, if it still fits what surrounds it.
  private func restore(
    _ request: Request, _ context: AuthenticatedContext, in scope: RuleSetScope
  ) async throws -> Response {
    let expected = try ETag.expected(in: request.headers)
    let note = try ChangeNote.read(in: request.headers)
    let input = try RestoreInput(try await RequestBody.json(of: request))
    guard let old = try await ruleSets.version(input.version, in: scope) else {
      throw Problem.invalidBody("/version", "there is no such version")
    }
    let checked = try await checker.check(Array(old.document.utf8), in: scope)
    let draft = RuleSetDraft(
      document: checked.document, author: context.caller.operator.id, note: note, restores: old.version)
    return try await publish(draft, checked, expecting: expected, in: scope, context)
  }

  private func publish(
    _ draft: RuleSetDraft, _ checked: CheckedRuleSet, expecting expected: Int64?, in scope: RuleSetScope,
    _ context: AuthenticatedContext
  ) async throws -> Response {
    let saved = try await ruleSets.save(draft, at: clock.now(), expecting: expected, in: scope)
    try await changes.publish(logger: context.logger)
    let author = context.caller.operator
    return try JSONResponse.make(
      RuleSetVersionOutput(saved, names: [author.id: author.name], warnings: checked.warnings),
      headers: ETag.header(saved.version))
  }

  /// Told from an owner that does not exist, so that a program knows how to save the first.
  private static let none = Problem(
    .notFound, "no_rule_set", "there are no rules here yet", headers: ETag.header(0))
}
