internal import Moderation

/// Finds what a draft is held against: the layers in force around it, and the lists it names.
struct DraftLayers: Sendable {
  let ruleSets: any RuleSetStore
  let lists: any TermListStore
  let starters: StarterPacks

  /// The draft with the lists it names, and the layers above it from the top.
  func sources(
    of document: RuleSetDocument, in scope: RuleSetScope
  ) async throws -> (draft: RuleSetSource, above: [RuleSetSource]) {
    let layer = scope.owner.layer
    let draft = RuleSetSource(
      layer: layer, version: 0, document: document, lists: try await contents(for: document, in: scope.lists))
    switch scope {
    case .gateway: return (draft, [])
    case .tenant(let tenant): return (draft, try await inForce(for: nil, in: tenant).filter { $0.layer < layer })
    case .account(let account, let tenant):
      return (draft, try await inForce(for: account, in: tenant).filter { $0.layer < layer })
    }
  }

  /// The same for the first rule set of a tenant that does not exist yet, and so has no lists.
  func sources(
    ofFirst document: RuleSetDocument, by gateway: GatewayScope
  ) async throws -> (draft: RuleSetSource, above: [RuleSetSource]) {
    let contents = try await contents(ofFirst: document, by: gateway)
    let above = try await self.gateway(gateway).map { [$0] } ?? []
    return (RuleSetSource(layer: .tenant, version: 0, document: document, lists: contents), above)
  }

  /// The lists of others that rules of a tenant which does not exist yet may name: the gateway's and the starter lists.
  func contents(
    ofFirst document: RuleSetDocument, by gateway: GatewayScope
  ) async throws -> [ListReference: TermListContent] {
    var contents = starters.contents(of: document.listReferences)
    let shared = Set(document.listReferences.filter { $0.origin == .gateway }.map { ListReference(name: $0.name) })
    for (reference, content) in try await lists.contents(of: shared, in: .gateway(gateway)) {
      contents[ListReference(origin: .gateway, name: reference.name)] = content
    }
    return contents
  }

  /// What is in force of the gateway's own rules.
  func gateway(_ scope: GatewayScope) async throws -> RuleSetSource? {
    try await ruleSets.gatewayLayer(in: scope).map { try source(of: $0) }
  }

  /// What is in force for an account, or for the tenant's accounts that have no rules of their own, from the top.
  func inForce(for account: AccountID?, in tenant: TenantScope) async throws -> [RuleSetSource] {
    try await ruleSets.layers(for: account, in: tenant).map { try source(of: $0) }
  }

  private func source(of stored: StoredLayer) throws(RuleSetFaults) -> RuleSetSource {
    let document = try RuleSetDocument(json: stored.version.document.utf8)
    let lists = stored.lists.merging(starters.contents(of: document.listReferences)) { own, _ in own }
    return RuleSetSource(
      layer: stored.version.owner.layer, version: stored.version.version, document: document, lists: lists)
  }

  private func contents(
    for document: RuleSetDocument, in scope: TermListScope
  ) async throws -> [ListReference: TermListContent] {
    let references = document.listReferences
    let contents = starters.contents(of: references)
    let stored = references.filter { $0.origin != .starter }
    if stored.isEmpty { return contents }
    return contents.merging(try await lists.contents(of: stored, in: scope)) { starter, _ in starter }
  }
}

extension RuleSetScope {
  /// Whose lists its rules may name.
  fileprivate var lists: TermListScope {
    switch self {
    case .gateway(let scope): .gateway(scope)
    case .tenant(let scope), .account(_, let scope): .tenant(scope)
    }
  }
}
