internal import Synchronization

/// The compiled layers that are in use, so that one is compiled once however many rule sets have it: ten thousand tenants
/// have one gateway above them, and keep their own layer when that one changes. Keeps none alive.
final class CompiledLayers: Sendable {
  /// Names a layer's content for good.
  struct Key: Hashable {
    struct List: Hashable {
      var id: TermListID?
      var version: Int64
    }

    var owner: RuleSetOwner
    var version: Int64
    var lists: [ListReference: List]

    init(_ stored: StoredLayer) {
      owner = stored.version.owner
      version = stored.version.version
      lists = stored.lists.mapValues { List(id: $0.id, version: $0.version) }
    }
  }

  private let layers = Mutex(WeakTable<Key, CompiledLayer>())

  subscript(key: Key) -> CompiledLayer? { layers.withLock { $0[key] } }

  /// The layer, or the one that another caller has kept already.
  func keep(_ layer: CompiledLayer, for key: Key) -> CompiledLayer { layers.withLock { $0.keep(layer, for: key) } }
}
