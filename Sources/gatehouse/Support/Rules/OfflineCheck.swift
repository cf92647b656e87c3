internal import Embedded
internal import Moderation

/// Checks a document as far as that goes without a gateway.
enum OfflineCheck {
  /// Throws what compiling it and its own examples find. Lists that are kept at a gateway count as empty, and where a
  /// document names one its examples are not tried.
  static func check(_ document: RuleSetDocument) throws {
    let references = document.listReferences
    let starters = try StarterPacks(files: EmbeddedFile.packs.map { ($0.name, $0.bytes) }).contents(of: references)
    let others = references.filter { $0.origin != .starter }
    let lists = others.reduce(into: starters) { $0[$1] = TermListContent(terms: []) }
    let layer = try CompiledLayer(RuleSetSource(layer: .tenant, version: 0, document: document, lists: lists))
    guard others.isEmpty else { return }
    let faults = layer.exampleFaults()
    if !faults.isEmpty { throw RuleSetFaults(faults) }
  }
}
