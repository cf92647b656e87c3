internal import Synchronization

/// The keys of a running gateway: one seals, and that one and those before it open. Everything that seals or opens
/// shares one ring, so that a new key is in use everywhere at once.
public final class KeyRing: Sendable {
  private struct Keys {
    var sealing: SealingKey
    var previous: SealingKey?
  }

  private let keys: Mutex<Keys>

  /// `previous` opens what `key` has not sealed anew yet.
  public init(_ key: SealingKey, previous: SealingKey? = nil) {
    keys = Mutex(Keys(sealing: key, previous: previous?.idBytes == key.idBytes ? nil : previous))
  }

  public var sealingKey: SealingKey { keys.withLock { $0.sealing } }

  /// Nil unless a rotation is under way.
  public var previousKey: SealingKey? { keys.withLock { $0.previous } }

  /// Both, as they are at one moment; the one that seals first.
  public var all: [SealingKey] { keys.withLock { [$0.sealing, $0.previous].compactMap(\.self) } }

  /// From now on `key` seals, and the one in use until now only opens. False where there is a previous one already:
  /// what it sealed would be lost.
  public func advance(to key: SealingKey) -> Bool {
    keys.withLock { keys in
      guard keys.previous == nil, keys.sealing.idBytes != key.idBytes else { return false }
      keys = Keys(sealing: key, previous: keys.sealing)
      return true
    }
  }

  /// Nothing that the previous key sealed is left.
  public func forgetPrevious() { keys.withLock { $0.previous = nil } }

  func key(withID id: [UInt8]) -> SealingKey? { all.first { $0.idBytes == id } }
}
