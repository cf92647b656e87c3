internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/actions/{action}/retry`: one action that was given up is tried again.
struct ActionRetryRoutes {
  let tenants: any TenantStore
  let events: any EventStore
  let deadLetters: any DeadLetterStore
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.post("/tenants/:tenant/actions/:action/retry") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
      let input = try RetryInput(try await RequestBody.optionalJSON(of: request))
      guard let id = ActionID(context.parameters.get("action") ?? ""),
        let outcome = try await deadLetters.retry(
          id, maySendTwice: input.maySendTwice, at: clock.now(), in: scope)
      else { throw Problem.notFound }
      if let refusal = Problem(outcome) { throw refusal }
      guard let action = try await events.action(id, in: scope) else { throw Problem.notFound }
      return try JSONResponse.make(ActionOutput(action))
    }
  }
}

extension Problem {
  /// Nil where the action is retried.
  fileprivate init?(_ outcome: RetryOutcome) {
    switch outcome {
    case .retried: return nil
    case .notGivenUp:
      self.init(.conflict, "not_given_up", "only actions that failed or are dead can be retried; this one is neither")
    case .maySendTwice:
      self.init(
        .conflict, "may_send_twice",
        "nobody knows whether this reply was sent; look at the video, and send may_send_twice to send it all the same")
    case .settled(.gone): self.init(.conflict, "settled", "the comment was deleted, so nothing is left to be done")
    case .settled(.done):
      self.init(.conflict, "settled", "the comment stands already as this action would have it")
    case .settled(.unwanted):
      self.init(.conflict, "settled", "it was decided otherwise about the comment since; review it to change that")
    }
  }
}
