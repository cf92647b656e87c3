internal import HTTPTypes
internal import Hummingbird
internal import Moderation
internal import Reports

/// `/v1/tenants/{tenant}/events/export`: events as the lines of a log, newest first.
struct EventExportRoutes {
  let tenants: any TenantStore
  let events: any EventStore
  let audit: any AuditLog
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/events/export") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      var query = QueryFields(request)
      let filter = EventFilter(&query)
      try query.finish()
      try await audit.record(
        .eventsExported, "events", detail: request.uri.query.flatMap { $0.isEmpty ? nil : $0 }, by: scope.actor,
        of: scope.tenantID, at: clock.now())
      let headers: HTTPFields = [.contentDisposition: "attachment; filename=\"events.jsonl\""]
      // When its reader goes or the gateway stops, it ends: what was sent is visibly cut short.
      return LineStream.response(to: request, headers: headers) { lines in
        var page = PageRequest(limit: Self.batch)
        repeat {
          try Task.checkCancellation()
          let found = try await events.events(matching: filter, page: page, in: scope)
          try await lines.write(text: found.items.map { LogLine($0).json + "\n" }.joined())
          page.before = found.next
        } while page.before != nil
      }
    }
  }

  private static let batch = 500
}

extension LogLine {
  fileprivate init(_ event: StoredEvent) {
    self.init(
      timestamp: event.comment.occurredAt, eventType: event.comment.kind.name, commentID: event.comment.commentID,
      videoID: event.comment.videoID, action: event.decision?.verdict.name ?? "none")
  }
}
