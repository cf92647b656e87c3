internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/review-queue`: the comments that wait for a person, and who has which of them.
struct ReviewQueueRoutes {
  let tenants: any TenantStore
  let queue: any ReviewQueue
  let names: OperatorNames
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/review-queue") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      var query = QueryFields(request)
      let filter = ReviewQueueFilter(&query)
      let page = query.page()
      try query.finish()
      let now = clock.now()
      let found = try await queue.items(matching: filter, page: page, at: now, in: scope)
      let names = try await names(of: found.items.map { $0.lease?.holder })
      return try ListResponse.make(found, for: request) { ReviewQueueItemOutput($0, names: names, at: now) }
    }
    group.get("/tenants/:tenant/review-queue/:event") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      let now = clock.now()
      guard let id = EventID(context.parameters.get("event") ?? ""),
        let item = try await queue.item(id, at: now, in: scope)
      else { throw Problem.notFound }
      let history = try await queue.history(ofAuthorOf: item.event, in: scope)
      let names = try await names(of: [item.lease?.holder])
      return try JSONResponse.make(ReviewCaseOutput(item, history: history, names: names, at: now))
    }
    addLeases(to: group)
  }

  private func addLeases(to group: RouterGroup<AuthenticatedContext>) {
    group.post("/tenants/:tenant/review-queue/claim") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      let input = try ReviewClaimInput(try await RequestBody.optionalJSON(of: request))
      let now = clock.now()
      let items = try await queue.claim(input.limit, matching: input.filter, at: now, in: scope)
      let names = try await names(of: items.map { $0.lease?.holder })
      return try ListResponse.make(items) { ReviewQueueItemOutput($0, names: names, at: now) }
    }
    group.post("/tenants/:tenant/review-queue/renew") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      let input = try ReviewLeaseInput(try await RequestBody.optionalJSON(of: request))
      let now = clock.now()
      let kept = try await queue.renew(input.events, at: now, in: scope)
      return try JSONResponse.make(ReviewLeasesOutput(events: kept, leasedUntil: now + ReviewLease.duration))
    }
    group.post("/tenants/:tenant/review-queue/release") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      let input = try ReviewLeaseInput(try await RequestBody.optionalJSON(of: request))
      let released = try await queue.release(input.events, at: clock.now(), in: scope)
      return try JSONResponse.make(ReviewLeasesOutput(events: released, leasedUntil: nil))
    }
  }
}
