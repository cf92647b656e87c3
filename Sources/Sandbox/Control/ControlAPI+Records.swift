extension ControlAPI {
  static let recordRoutes: [Route] = [
    Route(method: "GET", path: "/sandbox/webhooks", summary: "registered webhooks, without secrets") { _, state in
      try HTTPResponse(200, encoding: state.webhooks())
    },
    Route(method: "GET", path: "/sandbox/calls", summary: "?comment_id=&endpoint=: calls to TikTok's endpoints") {
      request, state in
      try HTTPResponse(
        200,
        encoding: state.calls(
          on: try request.query.optionalString("comment_id"), endpoint: try request.query.optionalString("endpoint")))
    },
    Route(method: "GET", path: "/sandbox/calls/counts", summary: "calls by endpoint") { _, state in
      let counts = state.callCounts().sorted { $0.key < $1.key }
      return HTTPResponse(200, json: .object(counts.map { ($0.key, .integer($0.value)) }))
    },
    Route(
      method: "GET", path: "/sandbox/calls/after-echo", summary: "needless calls: made after an acknowledged echo"
    ) { _, state in
      try HTTPResponse(200, encoding: state.callsAfterAcknowledgedEcho())
    },
    Route(method: "GET", path: "/sandbox/deliveries", summary: "?comment_id=: attempts, answers, outcomes") {
      request, state in
      try HTTPResponse(200, encoding: state.deliveries(of: try request.query.optionalString("comment_id")))
    },
    Route(method: "GET", path: "/sandbox/idle", summary: "?timeout=30: waits until nothing is pending") {
      request, state in
      let seconds = try request.query.optionalInteger("timeout", in: 0...600) ?? 30
      return HTTPResponse(200, json: ["idle": .bool(await state.waitUntilIdle(timeout: .seconds(seconds)))])
    },
  ]
}
