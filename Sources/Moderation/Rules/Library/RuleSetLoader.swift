internal import Synchronization

/// Reads the layers of a rule set from storage and compiles them, on threads of its own.
final class RuleSetLoader: Sendable {
  private let store: any RuleSetStore
  private let starters: @Sendable (ListReference) -> TermListContent?
  private let workers: BoundedWorkers
  /// What rule sets share, above all the gateway's layer, which is in every one.
  private let shared = CompiledLists()

  init(
    store: any RuleSetStore, starters: @escaping @Sendable (ListReference) -> TermListContent?, threads: Int
  ) {
    self.store = store
    self.starters = starters
    workers = BoundedWorkers(label: "rule-library", threads: threads, queueLimit: threads)
  }

  /// What is in force now for the owners that `key` names: as new as its revisions, or newer.
  func ruleSet(for key: RuleSetKey) async throws -> CompiledRuleSet {
    let layers = try await store.layers(for: key.accountID, in: TenantScope(ownWorkFor: key.tenantID))
    return try await workers.run { [shared, starters] in
      try CompiledRuleSet(layers.map { try RuleSetSource($0, starters: starters) }, sharing: shared)
    }
  }
}

extension RuleSetSource {
  /// Throws `RuleSetFaults`.
  init(_ stored: StoredLayer, starters: (ListReference) -> TermListContent?) throws(RuleSetFaults) {
    let document = try RuleSetDocument(json: stored.version.document.utf8)
    var lists = stored.lists
    for reference in document.listReferences where lists[reference] == nil { lists[reference] = starters(reference) }
    self.init(layer: stored.version.owner.layer, version: stored.version.version, document: document, lists: lists)
  }
}
