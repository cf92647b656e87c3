public import Logging
public import Moderation
public import Sealing
public import ServiceLifecycle
internal import Synchronization

/// Seals every stored secret with a new key while the gateway serves.
///
/// The new key is on disk, beside the old one, before anything is sealed with it; from then on both open, and the new
/// one seals. Secrets are replaced a few at a time, each only if it is still what was read, so that whatever is set
/// meanwhile stays. The process may end at any point: with both keys there, all secrets open, and the work goes on at
/// the next start. The old key goes when a whole walk has found nothing more of it.
public final class KeyRotator: KeyRotating, Service {
  /// Whoever holds a ciphertext of the old key, sealed or read before, may still store it; no request lasts longer.
  public static let usualGrace = Duration.seconds(60)

  private static let batch = 100
  private static let mostNamed = 20

  private struct State {
    var isBeginning = false
    /// When something that the old key sealed may have been in somebody's hands last: as the keys changed, and whenever
    /// a walk found something.
    var oldKeySeenAt: ContinuousClock.Instant?
    var unopenable: [SecretLocation] = []
  }

  private let ring: KeyRing
  private let sealer: Sealer
  /// Nil where the key comes from a setting.
  private let keyFile: String?
  private let store: any KeyRotationStore
  private let grace: Duration
  private let pause: Duration
  private let clock: WallClock
  private let logger: Logger
  private let state = Mutex(State())
  private let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

  /// - Parameters:
  ///   - grace: For how long secrets that the old key sealed may still be stored after they were seen last.
  ///   - pause: Between attempts, where something keeps the work from going on.
  public init(
    ring: KeyRing, keyFile: String?, store: any KeyRotationStore, grace: Duration = usualGrace,
    pause: Duration = .seconds(60), clock: WallClock = .system, logger: Logger
  ) {
    self.ring = ring
    sealer = Sealer(ring)
    self.keyFile = keyFile
    self.store = store
    self.grace = grace
    self.pause = pause
    self.clock = clock
    self.logger = logger
  }

  public func status(in scope: GatewayScope) async throws -> KeyStatus {
    let count = try await store.count(withoutMark: sealer.mark)
    return KeyStatus(
      keyID: ring.sealingKey.id, source: keyFile == nil ? .setting : .file, previousKeyID: ring.previousKey?.id,
      secrets: count.all, remaining: count.remaining, rotation: try await store.latest(),
      unopenable: state.withLock { $0.unopenable })
  }

  public func rotate(in scope: GatewayScope) async throws -> KeyStatus {
    guard let keyFile else { throw KeyRotationError.keyInSettings }
    let mayBegin = state.withLock { state in
      defer { state.isBeginning = true }
      return !state.isBeginning
    }
    guard mayBegin else { throw KeyRotationError.underway }
    defer { state.withLock { $0.isBeginning = false } }
    guard ring.previousKey == nil else { throw KeyRotationError.underway }
    let key = try putNewKey(beside: keyFile)
    do {
      try await store.begin(
        KeyRotation(fromKey: ring.sealingKey.id, toKey: key.id, startedAt: clock.now()), by: scope.actor)
    } catch {
      KeyFile.discardNext(of: keyFile)
      throw error
    }
    _ = ring.advance(to: key)
    state.withLock { $0.oldKeySeenAt = .now }
    wake.yield()
    return try await status(in: scope)
  }

  private func putNewKey(beside keyFile: String) throws -> SealingKey {
    do throws(KeyFile.Failure) {
      let current = try KeyFile.read(at: keyFile)
      guard current.id == ring.sealingKey.id else {
        throw .system(path: keyFile, reason: "holds key \(current.id), but \(ring.sealingKey.id) is in use; restore it")
      }
      var key = try Self.freshKey()
      // The ids are short; two keys of one ring must differ in them.
      while key.id == current.id { key = try Self.freshKey() }
      try KeyFile.createNext(of: keyFile, key: key)
      return key
    } catch {
      throw KeyRotationError.keyFile(reason: "\(error)")
    }
  }

  private static func freshKey() throws(KeyFile.Failure) -> SealingKey {
    do throws(CryptoError) {
      return try SealingKey.generate()
    } catch {
      throw .system(path: "a new key", reason: "\(error)")
    }
  }

  /// Goes on with what an earlier process left, then with whatever is begun, until a graceful shutdown.
  public func run() async {
    await carryOut()
    for await _ in wakes.cancelOnGracefulShutdown() { await carryOut() }
  }

  /// Returns when nothing is left to do, or at a graceful shutdown.
  func carryOut() async {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        switch try await advance() {
        case .done: return
        case .more: continue
        case .waits(let duration): await rest(for: duration)
        }
      } catch {
        logger.error("the sealing key cannot be replaced now; trying again", metadata: ["error": "\(error)"])
        await rest(for: pause)
      }
    }
  }

  private func rest(for duration: Duration) async {
    try? await cancelWhenGracefulShutdown { try await Task.sleep(for: duration) }
  }

  private enum Progress {
    case done, more
    case waits(Duration)
  }

  /// One walk over all secrets.
  private func advance() async throws -> Progress {
    guard let rotation = try await rotationUnderWay() else { return .done }
    let began = ContinuousClock.now
    let found = try await walk(for: rotation)
    let unopenable = state.withLock { $0.unopenable }
    if !unopenable.isEmpty {
      logger.error(
        "secrets cannot be opened, so the old key stays; set them again, or delete what they belong to",
        metadata: ["secrets": "\(unopenable.map(\.context).joined(separator: ", "))"])
      return .waits(pause)
    }
    if found > 0 {
      state.withLock { $0.oldKeySeenAt = .now }
      return .waits(grace)
    }
    if let seenAt = state.withLock({ $0.oldKeySeenAt }), began < seenAt + grace {
      return .waits(seenAt + grace - began)
    }
    return try await complete(rotation) ? .done : .more
  }

  /// Nil where there is none. One that a process ended too early to record, or that a setting began, is recorded now.
  private func rotationUnderWay() async throws -> KeyRotation? {
    let latest = try await store.latest()
    let unfinished = latest.flatMap { $0.finishedAt == nil && $0.toKey == ring.sealingKey.id ? $0 : nil }
    guard let previous = ring.previousKey else {
      if let unfinished { try await finishLate(unfinished) }
      return nil
    }
    if let unfinished { return unfinished }
    guard try await store.count(withoutMark: sealer.mark).remaining > 0 else {
      logger.notice(
        "nothing is left that the previous key sealed; remove the setting", metadata: ["key": "\(previous.id)"])
      return nil
    }
    let rotation = KeyRotation(fromKey: previous.id, toKey: ring.sealingKey.id, startedAt: clock.now())
    try await store.begin(rotation, by: .gateway)
    return rotation
  }

  /// Records the end of a rotation whose previous key is gone. As a rule the process ended between the two last steps:
  /// the key was in place, and the end was not recorded. Where secrets are left, the previous key was taken away too
  /// soon.
  private func finishLate(_ rotation: KeyRotation) async throws {
    let remaining = try await store.count(withoutMark: sealer.mark).remaining
    guard remaining == 0 else {
      logger.error(
        "secrets are left that the previous key sealed, and it is missing; set key.previous.hex to it and restart",
        metadata: ["secrets": "\(remaining)", "key": "\(rotation.fromKey)"])
      return
    }
    try await store.finish(rotation.id, at: clock.now())
  }

  /// How many secrets there were that the new key had not sealed.
  private func walk(for rotation: KeyRotation) async throws -> Int {
    var found = 0
    var place: SecretPlace?
    var unopenable: [SecretLocation] = []
    while true {
      let secrets = try await store.secrets(withoutMark: sealer.mark, after: place, limit: Self.batch)
      var replacements: [SecretReplacement] = []
      for secret in secrets {
        do throws(CryptoError) {
          let plaintext = try sealer.open(secret.secret.bytes, context: secret.location.context)
          let sealed = try sealer.seal(plaintext, context: secret.location.context)
          replacements.append(SecretReplacement(secret, by: SealedSecret(bytes: sealed)))
        } catch {
          if unopenable.count < Self.mostNamed { unopenable.append(secret.location) }
        }
      }
      if !replacements.isEmpty { _ = try await store.replace(replacements, in: rotation.id) }
      found += replacements.count
      place = secrets.last?.place
      guard secrets.count == Self.batch, !Task.isShuttingDownGracefully else { break }
    }
    state.withLock { [unopenable] in $0.unopenable = unopenable }
    return found
  }

  /// The new key takes the place of the old one. False where something came to be sealed with the old one after all.
  private func complete(_ rotation: KeyRotation) async throws -> Bool {
    guard try await store.count(withoutMark: sealer.mark).remaining == 0 else { return false }
    if let keyFile { try KeyFile.promoteNext(of: keyFile, keyID: rotation.toKey) }
    ring.forgetPrevious()
    try await store.finish(rotation.id, at: clock.now())
    logger.notice(
      "every secret is sealed with the new key",
      metadata: ["key": "\(rotation.toKey)", "previous": "\(rotation.fromKey)"])
    return true
  }
}
