internal import Moderation

/// Checks a document as far as that goes without a gateway.
enum OfflineCheck {
  /// Throws what compiling it and its own examples find. Lists that are kept at a gateway count as empty, and examples of
  /// rules that name one are not tried.
  static func check(_ document: RuleSetDocument) throws(RuleSetFaults) {
    var lists: [ListReference: TermListContent] = [:]
    for reference in document.listReferences { lists[reference] = TermListContent(terms: []) }
    let layer = try CompiledLayer(
      RuleSetSource(layer: .tenant, version: 0, document: document, lists: lists))
    guard lists.isEmpty else { return }
    let faults = layer.exampleFaults()
    if !faults.isEmpty { throw RuleSetFaults(faults) }
  }
}
