internal import Moderation

/// Finds what a draft is compiled with: the layers in force around it, and the lists it names.
struct DraftLayers: Sendable {
  let ruleSets: any RuleSetStore
  let lists: any TermListStore
  let starters: StarterPacks

  /// The layers above the draft's, and the draft as the lowest one.
  func sources(saving document: RuleSetDocument, in scope: RuleSetScope) async throws -> [RuleSetSource] {
    let draft = try await source(of: document, in: scope)
    switch scope {
    case .gateway: return [draft]
    case .tenant(let tenant): return try await inForce(for: nil, in: tenant).filter { $0.layer < .tenant } + [draft]
    case .account(let account, let tenant):
      return try await inForce(for: account, in: tenant).filter { $0.layer < .account } + [draft]
    }
  }

  /// What would be in force for `account` if the draft were saved.
  func sources(
    replacing document: RuleSetDocument, saved scope: RuleSetScope, for account: AccountID?, in tenant: TenantScope
  ) async throws -> [RuleSetSource] {
    let draft = try await source(of: document, in: scope)
    let others = try await inForce(for: account, in: tenant).filter { $0.layer != draft.layer }
    return (others + [draft]).sorted { $0.layer < $1.layer }
  }

  /// What would be in force for a tenant that does not exist yet, and so has no lists.
  func sources(forNewTenant document: RuleSetDocument, by gateway: GatewayScope) async throws -> [RuleSetSource] {
    let references = document.listReferences
    var contents = starters.contents(of: references)
    let shared = references.filter { $0.origin == .gateway }
    if !shared.isEmpty {
      let own = Set(shared.map { ListReference(name: $0.name) })
      for (reference, content) in try await lists.contents(of: own, in: .gateway(gateway)) {
        contents[ListReference(origin: .gateway, name: reference.name)] = content
      }
    }
    let draft = RuleSetSource(layer: .tenant, version: 0, document: document, lists: contents)
    guard let above = try await ruleSets.gatewayLayer(in: gateway) else { return [draft] }
    return [try source(of: above), draft]
  }

  func inForce(for account: AccountID?, in tenant: TenantScope) async throws -> [RuleSetSource] {
    try await ruleSets.layers(for: account, in: tenant).map { try source(of: $0) }
  }

  func source(of stored: StoredLayer) throws(RuleSetFaults) -> RuleSetSource {
    let document = try RuleSetDocument(json: stored.version.document.utf8)
    let lists = stored.lists.merging(starters.contents(of: document.listReferences)) { own, _ in own }
    return RuleSetSource(
      layer: stored.version.owner.layer, version: stored.version.version, document: document, lists: lists)
  }

  /// A draft has the version 0, which no saved rule set has.
  private func source(of document: RuleSetDocument, in scope: RuleSetScope) async throws -> RuleSetSource {
    let references = document.listReferences
    var contents = starters.contents(of: references)
    if references.count > contents.count {
      contents.merge(try await lists.contents(of: references, in: scope.lists)) { starter, _ in starter }
    }
    return RuleSetSource(layer: scope.owner.layer, version: 0, document: document, lists: contents)
  }
}

extension RuleSetScope {
  /// Whose lists its rules may name.
  var lists: TermListScope {
    switch self {
    case .gateway(let scope): .gateway(scope)
    case .tenant(let scope), .account(_, let scope): .tenant(scope)
    }
  }
}
