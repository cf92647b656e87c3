internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/starter-lists`: the term lists that come with Gatehouse.
struct StarterListRoutes {
  let starters: StarterPacks

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/starter-lists") { _, _ in
      try ListResponse.make(starters.lists) { StarterListOutput($0) }
    }
    group.get("/starter-lists/:list") { request, context in
      guard let list = starters[context.parameters.get("list") ?? ""] else { throw Problem.notFound }
      var query = QueryFields(request)
      let form = ListForm(&query, accept: request.headers[.accept])
      try query.finish()
      guard let form else { return try ListForm.answer(StarterListOutput(list)) }
      return form.response(list.terms)
    }
  }
}
