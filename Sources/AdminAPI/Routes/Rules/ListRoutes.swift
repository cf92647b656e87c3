internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `…/lists` of the gateway and of a tenant: terms that many rules share, as text or CSV.
struct ListRoutes {
  let access: RuleOwnerAccess
  let lists: any TermListStore
  let checker: ListChecker
  let changes: ChangePublisher
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    for layer in [RuleLayer.gateway, .tenant] {
      let routes = group.group(layer.path).group("lists")
      routes.get { request, context in
        let scope = try await access.lists(ofTenant: layer == .tenant, in: context, atLeast: .moderator)
        let page = try QueryFields.page(of: request)
        let found = try await lists.lists(page: page, in: scope)
        return try ListResponse.make(found, for: request) { TermListOutput($0) }
      }
      routes.get(":list") { request, context in
        let scope = try await access.lists(ofTenant: layer == .tenant, in: context, atLeast: .moderator)
        return try await show(request, context, in: scope)
      }
      routes.put(":list") { request, context in
        let scope = try await access.lists(ofTenant: layer == .tenant, in: context, atLeast: .manager)
        return try await save(request, context, in: scope)
      }
      routes.delete(":list") { _, context in
        let scope = try await access.lists(ofTenant: layer == .tenant, in: context, atLeast: .manager)
        return try await delete(context, in: scope)
      }
    }
  }

  private func show(
    _ request: Request, _ context: AuthenticatedContext, in scope: TermListScope
  ) async throws -> Response {
    let name = try Self.name(in: context)
    var query = QueryFields(request)
    let version = query.integer("version", in: 1...Int64.max)
    let form = ListForm(&query, accept: request.headers[.accept])
    try query.finish()
    guard let list = try await lists.list(named: name, in: scope) else { throw Problem.notFound }
    guard let form else {
      return try ListForm.answer(TermListOutput(list), headers: ETag.header(list.version))
    }
    guard let content = try await lists.terms(ofListNamed: name, version: version, in: scope) else {
      throw Problem.notFound
    }
    return form.response(content.terms, headers: ETag.header(content.version))
  }

  private func save(
    _ request: Request, _ context: AuthenticatedContext, in scope: TermListScope
  ) async throws -> Response {
    let name = try Self.name(in: context)
    let expected = try ETag.expected(in: request.headers)
    var query = QueryFields(request)
    let title = query.text("title", .listTitle)
    let isSpreadsheet = query.flag("spreadsheet") ?? false
    try query.finish()
    let body = try await RequestBody.file(
      of: request, types: ["text/plain", "text/csv"], upTo: TermListLimits.fileBytes)
    let format: TermListFile.Format = body.type == "text/plain" ? .text : isSpreadsheet ? .spreadsheet : .csv
    let file = try await checker.file(body.bytes, as: format)
    try await checker.check(file.terms, ofListNamed: name, in: scope)
    let kept = title == nil ? try await lists.list(named: name, in: scope)?.title : nil
    let draft = TermListDraft(
      name: name, title: title ?? kept, terms: file.terms, author: context.caller.operator.id)
    let saved = try await lists.put(draft, at: clock.now(), expecting: expected, in: scope)
    try await changes.publish(logger: context.logger)
    return try JSONResponse.make(
      TermListOutput(saved, warnings: file.warnings), status: saved.version == 1 ? .created : .ok,
      headers: ETag.header(saved.version))
  }

  private func delete(_ context: AuthenticatedContext, in scope: TermListScope) async throws -> Response {
    do {
      guard
        try await lists.delete(listNamed: try Self.name(in: context), at: clock.now(), in: scope)
      else { throw Problem.notFound }
    } catch StorageError.reference(let users) {
      throw Problem(.conflict, "in_use", "still in use: \(users); take it out of those rules first")
    }
    try await changes.publish(logger: context.logger)
    return Response(status: .noContent)
  }

  private static func name(in context: AuthenticatedContext) throws(Problem) -> String {
    guard let name = context.parameters.get("list"), ListReference.isValid(name: name) else {
      throw Problem(
        .notFound, "not_found", "there is no such list; a list's name has 1 to 64 of a to z, 0 to 9 and -")
    }
    return name
  }
}
