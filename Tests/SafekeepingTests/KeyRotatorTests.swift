import Foundation
import Moderation
import Sealing
import Storage
import Synchronization
import Testing

@testable import Safekeeping

@Suite("The rotation of the sealing key")
struct KeyRotatorTests {
  private static func rotator(
    _ world: World, _ ring: KeyRing? = nil, keyFile: String?, store: (any KeyRotationStore)? = nil
  ) -> KeyRotator {
    KeyRotator(
      ring: ring ?? world.ring, keyFile: keyFile, store: store ?? KeyRotationRepository(world.database), grace: .zero,
      pause: .milliseconds(1), clock: world.clock.wallClock, logger: World.logger)
  }

  /// As the gateway does at its start.
  private static func ringFromDisk(_ world: World) throws -> KeyRing {
    let key = try KeyFile.read(at: world.keyFile)
    guard let next = try KeyFile.readNext(of: world.keyFile) else { return KeyRing(key) }
    return KeyRing(next, previous: key)
  }

  @Test("seals everything anew, and the old key is gone")
  func rotation() async throws {
    let world = try await World(accounts: 70)
    let old = world.ring.sealingKey
    let before = try await world.secrets(with: world.ring)
    let rotator = Self.rotator(world, keyFile: world.keyFile)
    let status = try await rotator.rotate(in: World.scope)
    #expect(status.remaining == 212)
    #expect(status.previousKeyID == old.id)
    await rotator.carryOut()

    let ring = try Self.ringFromDisk(world)
    #expect(ring.all.map(\.id) == [world.ring.sealingKey.id])
    #expect(ring.sealingKey.id != old.id)
    #expect(try await world.secrets(with: ring) == before)
    let done = try await rotator.status(in: World.scope)
    #expect(done.remaining == 0)
    #expect(done.previousKeyID == nil)
    #expect(done.rotation?.resealed == 212)
    #expect(done.rotation?.finishedAt == world.clock.now)
  }

  @Test("can end at any step, and every secret opens and the work goes on", arguments: 0..<36)
  func killedAnywhere(_ step: Int) async throws {
    let world = try await World(accounts: 2)
    let before = try await world.secrets(with: world.ring)
    do {
      let store = DyingStore(KeyRotationRepository(world.database), dyingAt: step)
      let rotator = Self.rotator(world, keyFile: world.keyFile, store: store)
      _ = try? await rotator.rotate(in: World.scope)
      let work = Task { await rotator.carryOut() }
      while !store.isDead, !(try await Self.isDone(world)) { try await Task.sleep(for: .milliseconds(1)) }
      work.cancel()
      await work.value
    }
    // The memory of the process is gone; what is on disk must be enough.
    let ring = try Self.ringFromDisk(world)
    #expect(try await world.secrets(with: ring) == before)
    let again = Self.rotator(world, ring, keyFile: world.keyFile)
    await again.carryOut()
    let after = try Self.ringFromDisk(world)
    #expect(after.previousKey == nil)
    #expect(try await world.secrets(with: after) == before)
    let status = try await again.status(in: World.scope)
    #expect(status.remaining == 0)
    #expect(status.rotation == nil || status.rotation?.finishedAt != nil)
  }

  private static func isDone(_ world: World) async throws -> Bool {
    try await KeyRotationRepository(world.database).latest()?.finishedAt != nil
  }

  @Test("keeps what is set meanwhile, whichever key it was sealed with")
  func concurrentChanges() async throws {
    let world = try await World(accounts: 30)
    let rotator = Self.rotator(world, keyFile: world.keyFile)
    let accounts = AccountRepository(world.database)
    let location = SecretLocation.refreshToken(world.account.id)
    // Sealed before the key changed, and stored after everything was sealed anew: a refresh that was under way.
    let straggler = SealedSecret(bytes: try world.sealer.seal(Array("straggler".utf8), context: location.context))
    _ = try await rotator.rotate(in: World.scope)
    let store = KeyRotationRepository(world.database)
    let access = SecretLocation.accessToken(world.account.id)
    let changes = Task {
      for number in 0..<50 {
        let sealed = try world.sealer.seal(Array("fresh \(number)".utf8), context: access.context)
        _ = try await accounts.setTokens(
          AccountTokens(
            access: SealedSecret(bytes: sealed), refresh: straggler, accessExpiresAt: nil, refreshExpiresAt: nil),
          of: world.account.id, in: world.tenant)
      }
    }
    try await changes.value
    await rotator.carryOut()
    #expect(try await store.count(withoutMark: world.sealer.mark).remaining == 0)
    let secrets = try await world.secrets(with: try Self.ringFromDisk(world))
    #expect(secrets.contains("\(location.context)=straggler"))
    #expect(secrets.contains("\(access.context)=fresh 49"))
  }

  @Test("waits for who may still hold something of the old key")
  func grace() async throws {
    let world = try await World(accounts: 1)
    let rotator = KeyRotator(
      ring: world.ring, keyFile: world.keyFile, store: KeyRotationRepository(world.database), grace: .seconds(3600),
      pause: .milliseconds(1), clock: world.clock.wallClock, logger: World.logger)
    _ = try await rotator.rotate(in: World.scope)
    let work = Task { await rotator.carryOut() }
    while try await rotator.status(in: World.scope).remaining > 0 { try await Task.sleep(for: .milliseconds(1)) }
    #expect(try KeyFile.readNext(of: world.keyFile) != nil)
    #expect(try await rotator.status(in: World.scope).previousKeyID != nil)
    await #expect(throws: KeyRotationError.underway) { try await rotator.rotate(in: World.scope) }
    work.cancel()
    await work.value
  }

  @Test("does not end while a secret cannot be opened, and names it")
  func unopenable() async throws {
    let world = try await World(accounts: 1)
    let accounts = AccountRepository(world.database)
    let broken = SealedSecret(bytes: try Sealer(key: .generate()).seal([1], context: "elsewhere"))
    _ = try await accounts.setTokens(
      AccountTokens(access: broken, refresh: nil, accessExpiresAt: nil, refreshExpiresAt: nil), of: world.account.id,
      in: world.tenant)
    let rotator = Self.rotator(world, keyFile: world.keyFile)
    _ = try await rotator.rotate(in: World.scope)
    let work = Task { await rotator.carryOut() }
    while try await rotator.status(in: World.scope).unopenable.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    let status = try await rotator.status(in: World.scope)
    #expect(status.unopenable == [.accessToken(world.account.id)])
    #expect(status.remaining == 1)
    #expect(status.previousKeyID != nil)
    // Set again, and it ends by itself.
    let mended = try world.sealer.seal([1], context: SecretLocation.accessToken(world.account.id).context)
    _ = try await accounts.setTokens(
      AccountTokens(access: SealedSecret(bytes: mended), refresh: nil, accessExpiresAt: nil, refreshExpiresAt: nil),
      of: world.account.id, in: world.tenant)
    await work.value
    #expect(try await rotator.status(in: World.scope).previousKeyID == nil)
  }

  @Test("with keys from settings begins by itself at the start, and touches no file")
  func fromSettings() async throws {
    let world = try await World(accounts: 1)
    let new = try SealingKey.generate()
    let ring = KeyRing(new, previous: world.ring.sealingKey)
    let rotator = Self.rotator(world, ring, keyFile: nil)
    await #expect(throws: KeyRotationError.keyInSettings) { try await rotator.rotate(in: World.scope) }
    await rotator.carryOut()
    #expect(try await rotator.status(in: World.scope).remaining == 0)
    #expect(try await rotator.status(in: World.scope).source == .setting)
    #expect(try await world.secrets(with: KeyRing(new)).count == 5)
    #expect(try KeyFile.read(at: world.keyFile).id == world.ring.sealingKey.id)
    // At the next start, with the setting still there, nothing is left to do.
    let again = Self.rotator(world, KeyRing(new, previous: world.ring.sealingKey), keyFile: nil)
    await again.carryOut()
    #expect(try await again.status(in: World.scope).rotation?.finishedAt != nil)
  }

  @Test("is not said to be finished while secrets are left of a previous key that is missing")
  func previousKeyMissing() async throws {
    let world = try await World(accounts: 1)
    let new = try SealingKey.generate()
    let store = KeyRotationRepository(world.database)
    try await store.begin(
      KeyRotation(fromKey: world.ring.sealingKey.id, toKey: new.id, startedAt: world.clock.now), by: .gateway)
    let lost = Self.rotator(world, KeyRing(new), keyFile: nil)
    await lost.carryOut()
    #expect(try await store.latest()?.finishedAt == nil)
    #expect(try await lost.status(in: World.scope).remaining == 5)
    // With the key back it goes on.
    await Self.rotator(world, KeyRing(new, previous: world.ring.sealingKey), keyFile: nil).carryOut()
    #expect(try await store.latest()?.finishedAt != nil)
  }

  @Test("goes on after the new key took its place and nothing else could be done any more")
  func promotedBefore() async throws {
    let world = try await World(accounts: 1)
    let rotator = Self.rotator(world, keyFile: world.keyFile)
    _ = try await rotator.rotate(in: World.scope)
    try FileManager.default.removeItem(atPath: world.keyFile)
    try FileManager.default.moveItem(atPath: KeyFile.nextPath(of: world.keyFile), toPath: world.keyFile)
    await rotator.carryOut()
    #expect(try await rotator.status(in: World.scope).rotation?.finishedAt != nil)
  }

  @Test("does not begin where the new key cannot be put beside the old one, or the file holds another key")
  func refusals() async throws {
    let world = try await World(accounts: 1)
    let key = world.ring.sealingKey
    try FileManager.default.moveItem(atPath: world.keyFile, toPath: world.keyFile + ".moved")
    try FileManager.default.createSymbolicLink(atPath: world.keyFile, withDestinationPath: world.keyFile + ".moved")
    await #expect(throws: KeyRotationError.self) {
      try await Self.rotator(world, keyFile: world.keyFile).rotate(in: World.scope)
    }
    try FileManager.default.removeItem(atPath: world.keyFile)
    try KeyFile.create(at: world.keyFile, key: .generate())
    await #expect(throws: KeyRotationError.self) {
      try await Self.rotator(world, keyFile: world.keyFile).rotate(in: World.scope)
    }
    #expect(world.ring.all.map(\.id) == [key.id])
    #expect(try KeyFile.readNext(of: world.keyFile) == nil)
    #expect(try await KeyRotationRepository(world.database).latest() == nil)
  }
}

/// A store that fails for good at some call, before or after it was carried out, as if the process had ended there.
private final class DyingStore: KeyRotationStore {
  private let store: any KeyRotationStore
  private let calls = Mutex(0)
  private let last: Int

  init(_ store: any KeyRotationStore, dyingAt step: Int) {
    self.store = store
    last = step
  }

  var isDead: Bool { calls.withLock { $0 > last } }

  private func call<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
    let number = calls.withLock { calls in
      defer { calls += 1 }
      return calls
    }
    if number > last || (number == last && last.isMultiple(of: 2)) { throw StorageError.closed }
    let value = try await body()
    // Carried out, and nobody lives to hear of it.
    if number == last {
      calls.withLock { $0 += 1 }
      throw StorageError.closed
    }
    return value
  }

  func begin(_ rotation: KeyRotation, by actor: Actor) async throws {
    try await call { try await store.begin(rotation, by: actor) }
  }

  func latest() async throws -> KeyRotation? { try await call { try await store.latest() } }

  func secrets(withoutMark mark: [UInt8], after place: SecretPlace?, limit: Int) async throws -> [StoredSecret] {
    // One at a time, so that there is a step at every row.
    let found = try await call { try await store.secrets(withoutMark: mark, after: place, limit: 1) }
    return found
  }

  func replace(_ replacements: [SecretReplacement], in rotation: KeyRotationID) async throws -> Int {
    try await call { try await store.replace(replacements, in: rotation) }
  }

  func count(withoutMark mark: [UInt8]) async throws -> SecretCount {
    try await call { try await store.count(withoutMark: mark) }
  }

  func finish(_ id: KeyRotationID, at moment: Timestamp) async throws {
    try await call { try await store.finish(id, at: moment) }
  }
}
