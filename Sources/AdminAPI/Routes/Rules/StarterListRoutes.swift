internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/starter-lists`: the term lists that come with Gatehouse.
struct StarterListRoutes {
  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/starter-lists") { _, _ in
      try ListResponse.make(StarterLists.all) { StarterListOutput($0) }
    }
    group.get("/starter-lists/:list") { request, context in
      guard let list = StarterLists.all.first(where: { $0.name == context.parameters.get("list") }) else {
        throw Problem.notFound
      }
      var query = QueryFields(request)
      let form = ListForm(&query, accept: request.headers[.accept])
      try query.finish()
      guard let form else { return try JSONResponse.make(StarterListOutput(list)) }
      return form.response(list.terms)
    }
  }
}
