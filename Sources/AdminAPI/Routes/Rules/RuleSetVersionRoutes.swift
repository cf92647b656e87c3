internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `…/rule-set/versions` of the gateway, of a tenant and of an account, and what differs between two of them.
struct RuleSetVersionRoutes {
  let access: RuleOwnerAccess
  let ruleSets: any RuleSetStore
  let checker: RuleSetChecker
  let names: OperatorNames

  func add(to group: RouterGroup<AuthenticatedContext>) {
    for layer in RuleLayer.allCases {
      let versions = group.group(layer.path).group("rule-set/versions")
      versions.get { request, context in
        let scope = try await access.ruleSet(of: layer, in: context, atLeast: .moderator)
        let page = try QueryFields.page(of: request)
        let found = try await ruleSets.versions(page: page, in: scope)
        let names = try await names(of: found.items.map(\.author))
        return try ListResponse.make(found, for: request) { RuleSetVersionSummary($0, names: names) }
      }
      versions.get(":version") { _, context in
        let scope = try await access.ruleSet(of: layer, in: context, atLeast: .moderator)
        let version = try await version(in: context, scope)
        let names = try await names(of: [version.author])
        return try JSONResponse.make(RuleSetVersionOutput(version, names: names))
      }
      versions.get(":version/difference") { request, context in
        let scope = try await access.ruleSet(of: layer, in: context, atLeast: .moderator)
        let old = try await version(in: context, scope)
        var query = QueryFields(request)
        let to = query.integer("to", in: 1...Int64.max)
        try query.finish()
        let new = try await newer(to, in: scope)
        let difference = try await checker.difference(from: old, to: new)
        return try JSONResponse.make(RuleSetDifferenceOutput(difference, from: old.version, to: new.version))
      }
    }
  }

  /// The version of that number, or without one that which is in force.
  private func newer(_ number: Int64?, in scope: RuleSetScope) async throws -> RuleSetVersion {
    let found =
      if let number { try await ruleSets.version(number, in: scope) } else { try await ruleSets.current(in: scope) }
    guard let found else { throw Problem.notFound }
    return found
  }

  /// The version that the path names, or `notFound`.
  private func version(in context: AuthenticatedContext, _ scope: RuleSetScope) async throws -> RuleSetVersion {
    guard let number = Int64(context.parameters.get("version") ?? ""),
      let version = try await ruleSets.version(number, in: scope)
    else { throw Problem.notFound }
    return version
  }
}
