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

  private struct Entry {
    weak var layer: CompiledLayer?
  }

  private struct State {
    var entries: [Key: Entry] = [:]
    /// The number of entries at which those whose layer is gone are removed.
    var sweepAt = 64
  }

  private let state = Mutex(State())

  subscript(key: Key) -> CompiledLayer? { state.withLock { $0.entries[key]?.layer } }

  func keep(_ layer: CompiledLayer, for key: Key) {
    state.withLock { state in
      state.entries[key] = Entry(layer: layer)
      if state.entries.count >= state.sweepAt {
        state.entries = state.entries.filter { $0.value.layer != nil }
        state.sweepAt = max(64, state.entries.count * 2)
      }
    }
  }
}
