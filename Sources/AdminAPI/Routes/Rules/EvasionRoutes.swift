internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/rules/evasion`: how hard a term is to evade, and which ordinary words it hits.
struct EvasionRoutes {
  let access: RuleOwnerAccess
  private let workers = BoundedWorkers(label: "evasion", threads: 1, queueLimit: 8)

  init(access: RuleOwnerAccess) { self.access = access }

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.post("/tenants/:tenant/rules/evasion") { request, context in
      _ = try await access.tenant(in: context, atLeast: .moderator)
      let input = try EvasionInput(try await RequestBody.json(of: request))
      do {
        let report = try await workers.run {
          try EvasionReport(term: input.term, kind: input.kind, folding: input.folding, seed: input.seed)
        }
        return try JSONResponse.make(report)
      } catch let refusal as EvasionReport.Refusal {
        throw Problem.invalidBody("/term", "cannot be looked for: \(refusal.reason)")
      }
    }
  }
}
