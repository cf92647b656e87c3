/// Reads the layers of a rule set from storage and compiles those that are not in use already, on threads of its own.
final class RuleSetLoader: Sendable {
  /// Layers that may wait to be compiled.
  private static let queueLimit = 1000

  private let store: any RuleSetStore
  private let starters: @Sendable (ListReference) -> TermListContent?
  private let workers: BoundedWorkers
  private let loads: KeyedLoads<CompiledLayers.Key, CompiledLayer>
  private let layers = CompiledLayers()
  private let lists = CompiledLists()

  /// - Parameters:
  ///   - threads: How many layers are compiled at once.
  init(
    store: any RuleSetStore, starters: @escaping @Sendable (ListReference) -> TermListContent?, threads: Int
  ) {
    self.store = store
    self.starters = starters
    workers = BoundedWorkers(label: "rule-library", threads: threads, queueLimit: Self.queueLimit)
    loads = KeyedLoads(atOnce: threads, queueLimit: Self.queueLimit, retryPause: .zero)
  }

  /// What is stored now, in force or about to be. Throws what storage throws, `RuleSetFaults`, and
  /// `BoundedWorkers.QueueFull`.
  func ruleSet(for account: AccountID?, in scope: TenantScope) async throws -> CompiledRuleSet {
    var compiled: [CompiledLayer] = []
    for stored in try await store.layers(for: account, in: scope) {
      compiled.append(try await layer(stored))
    }
    return CompiledRuleSet(layers: compiled)
  }

  private func layer(_ stored: StoredLayer) async throws -> CompiledLayer {
    try await loads.load(CompiledLayers.Key(stored)) { [self] key in
      if let known = layers[key] { return known }
      let layer = try await workers.run { [starters, lists] in
        try CompiledLayer(
          RuleSetSource(stored, starters: starters), sharing: lists, passingOverListTerms: true)
      }
      return layers.keep(layer, for: key)
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
