import Moderation
import Outbound
import Storage
import Synchronization
import Testing

@testable import AdminAPI

@Suite("A request with an Idempotency-Key")
struct IdempotencyTests {
  private static func key(_ text: String) -> [(name: String, value: String)] { [("Idempotency-Key", text)] }

  private static func accounts(_ world: World, _ seed: Seed) async throws -> Int {
    let scope = TenantScope(ownWorkFor: try #require(TenantID(seed.fill(":tenant"))))
    return try await world.dependencies.accounts.accounts(page: PageRequest(limit: 1000), in: scope).items.count
  }

  @Test("is done once, and answered the same each time")
  func once() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/accounts/import")
      let headers = Self.key("key-1") + [("Content-Type", "text/csv")]
      let before = try await Self.accounts(world, seed)
      let body = "name,dialect\nA,open\n"
      let first = try await world.send(.post, path, as: seed.manager, body, headers: headers)
      #expect(first.status == 201)
      #expect(first.header("idempotency-replayed") == nil)
      for _ in 0..<3 {
        let again = try await world.send(.post, path, as: seed.manager, body, headers: headers)
        #expect(again.status == 201)
        #expect(again.body == first.body, "the secret that is shown once is in the same answer")
        #expect(again.header("idempotency-replayed") == "true")
        #expect(again.header("content-type") == first.header("content-type"))
        #expect(again.header("cache-control") == "no-store")
      }
      #expect(try await Self.accounts(world, seed) == before + 1)
      #expect(world.reloads.count.withLock { $0 } == 1)
    }
  }

  @Test("keeps the address of what it made")
  func location() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let body = #"{"name":"Once"}"#
      let first = try await world.send(.post, "/v1/tenants", as: seed.owner, body, headers: Self.key("k"))
      let again = try await world.send(.post, "/v1/tenants", as: seed.owner, body, headers: Self.key("k"))
      #expect(first.header("location")?.hasPrefix("/v1/tenants/ten_") == true)
      #expect(again.header("location") == first.header("location"))
    }
  }

  @Test("is refused where it comes with another request")
  func reuse() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/accounts")
      let body = #"{"name":"A","dialect":"open"}"#
      #expect(try await world.send(.post, path, as: seed.manager, body, headers: Self.key("k")).status == 201)
      let others = [
        (path, #"{"name":"B","dialect":"open"}"#), (path, body + " "), (seed.fill("/v1/tenants/:tenant/apps"), body),
      ]
      for (path, body) in others {
        let answer = try await world.send(.post, path, as: seed.manager, body, headers: Self.key("k"))
        #expect(answer.status == 422)
        #expect(answer.member("code") == "idempotency_key_reused")
      }
      let based = try await world.send(
        .post, path, as: seed.manager, body, headers: Self.key("k") + [(name: "If-Match", value: "*")])
      #expect(based.member("code") == "idempotency_key_reused", "based on something else")
    }
  }

  @Test("has nothing to do with another caller's of the same key")
  func callers() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/accounts")
      for (token, name) in [(seed.manager, "A"), (seed.owner, "B")] {
        let body = #"{"name":"\#(name)","dialect":"open"}"#
        #expect(try await world.send(.post, path, as: token, body, headers: Self.key("k")).status == 201)
      }
      let refused = try await world.send(
        .post, path, as: seed.stranger, #"{"name":"A","dialect":"open"}"#, headers: Self.key("k"))
      #expect(refused.status == 404)
    }
  }

  @Test("may be mended and sent again with the same key where it was refused")
  func refusal() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/accounts")
      for (body, status) in [
        ("{", 400), (#"{"name":""}"#, 422), (#"{"name":"A","dialect":"open"}"#, 201),
      ] {
        let answer = try await world.send(.post, path, as: seed.manager, body, headers: Self.key("k"))
        #expect(answer.status == status)
      }
    }
  }

  @Test("may be sent again where TikTok failed and nothing was changed")
  func platformFailure() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/accounts/:account/webhooks")
      let failure = PlatformFailure(kind: .transient, status: 500, code: nil, message: "busy")
      world.webhooks.failure.withLock { $0 = .platform(failure) }
      #expect(try await world.send(.post, path, as: seed.manager, headers: Self.key("k")).status == 502)
      world.webhooks.failure.withLock { $0 = nil }
      #expect(try await world.send(.post, path, as: seed.manager, headers: Self.key("k")).status == 201)
    }
  }

  @Test("is not sent to TikTok again where nobody knows whether TikTok did it")
  func unknownAtPlatform() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/accounts/:account/webhooks")
      let failure = PlatformFailure(
        kind: .unreachable, status: 0, code: nil, message: "no answer", mayHaveHappened: true)
      world.webhooks.failure.withLock { $0 = .platform(failure) }
      #expect(try await world.send(.post, path, as: seed.manager, headers: Self.key("k")).status == 504)
      world.webhooks.failure.withLock { $0 = nil }
      let again = try await world.send(.post, path, as: seed.manager, headers: Self.key("k"))
      #expect(again.member("code") == "idempotency_unknown")
      #expect(world.webhooks.calls.withLock { $0 }.count == 1)
    }
  }

  @Test("is not done again where it failed after a change, and says what that was")
  func halfDone() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/accounts")
      let before = try await Self.accounts(world, seed)
      let body = #"{"name":"A","dialect":"open"}"#
      world.reloads.isBroken.withLock { $0 = true }
      let failed = try await world.send(.post, path, as: seed.manager, body, headers: Self.key("k"))
      #expect(failed.member("code") == "not_in_force")
      world.reloads.isBroken.withLock { $0 = false }
      let again = try await world.send(.post, path, as: seed.manager, body, headers: Self.key("k"))
      #expect(again.status == 409)
      #expect(again.member("code") == "idempotency_unknown")
      #expect(again.member("detail")?.contains("account.created ") == true)
      #expect(try await Self.accounts(world, seed) == before + 1)
    }
  }

  @Test("is not done again where its answer was never recorded, as after a crash")
  func lostAnswer() async throws {
    let change: (inout AdminDependencies) -> Void = {
      $0.onboarding.idempotency = ForgetfulStore(base: $0.onboarding.idempotency)
    }
    try await World.with(change: change) { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/accounts")
      let before = try await Self.accounts(world, seed)
      let body = #"{"name":"A","dialect":"open"}"#
      #expect(try await world.send(.post, path, as: seed.manager, body, headers: Self.key("k")).status == 201)
      let again = try await world.send(.post, path, as: seed.manager, body, headers: Self.key("k"))
      #expect(again.member("code") == "idempotency_unknown")
      #expect(try await Self.accounts(world, seed) == before + 1)
    }
  }

  @Test("is done once however many come at the same time")
  func race() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/accounts")
      let before = try await Self.accounts(world, seed)
      let statuses = try await withThrowingTaskGroup(of: OutboundResponse.self) { group in
        for _ in 0..<20 {
          group.addTask {
            try await world.send(
              .post, path, as: seed.manager, #"{"name":"A","dialect":"open"}"#, headers: Self.key("k"))
          }
        }
        return try await group.reduce(into: [Int: Int]()) { counts, answer in
          counts[answer.status, default: 0] += 1
          if answer.status == 409 {
            #expect(answer.member("code") == "idempotency_in_progress")
            #expect(answer.header("retry-after") == "1")
          }
        }
      }
      #expect(Set(statuses.keys).isSubset(of: [201, 409]), "\(statuses)")
      #expect(statuses[201, default: 0] >= 1)
      #expect(try await Self.accounts(world, seed) == before + 1)
    }
  }

  @Test("wants a key of visible ASCII, once", arguments: ["", "a b", String(repeating: "k", count: 256), "schlüssel"])
  func badKey(_ key: String) async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let answer = try await world.send(.post, "/v1/tenants", as: seed.owner, #"{"name":"X"}"#, headers: Self.key(key))
      #expect(answer.status == 400)
      #expect(answer.member("code") == "invalid_header")
    }
  }

  @Test("wants one key and not two")
  func twoKeys() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let answer = try await world.send(
        .post, "/v1/tenants", as: seed.owner, #"{"name":"X"}"#, headers: Self.key("a") + Self.key("b"))
      #expect(answer.member("code") == "invalid_header")
    }
  }

  @Test("that changes nothing and is streamed is simply answered again")
  func streamed() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/rules/back-test")
      let body = #"{"rule_set":{"default":"allow","rules":[]}}"#
      for _ in 0..<2 {
        let answer = try await world.send(.post, path, as: seed.manager, body, headers: Self.key("k"))
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.header("idempotency-replayed") == nil)
        #expect(answer.text.contains("result"))
      }
    }
  }

  @Test("leaves no secret behind that can be read")
  func sealing() async throws {
    let kept = Answers()
    try await World.with(change: { dependencies in
      dependencies.onboarding.idempotency = WatchedStore(base: dependencies.onboarding.idempotency) { bytes in
        kept.add(bytes)
      }
    }) { world in
      let seed = try await world.seed()
      let answer = try await world.send(
        .post, "/v1/invitations", as: seed.owner, #"{"name":"new","role":"viewer"}"#, headers: Self.key("k"))
      let code = try #require(answer.member("code"))
      #expect(kept.all.count == 1)
      for bytes in kept.all { #expect(!String(decoding: bytes, as: UTF8.self).contains(code)) }
      let again = try await world.send(
        .post, "/v1/invitations", as: seed.owner, #"{"name":"new","role":"viewer"}"#, headers: Self.key("k"))
      #expect(again.member("code") == code)
    }
  }
}

/// Loses every answer, as a process does that dies between the work and its answer.
private struct ForgetfulStore: IdempotencyStore {
  let base: any IdempotencyStore

  func begin(_ request: IdempotentRequest, forgettingBefore horizon: Timestamp, limit: Int) async throws
    -> IdempotencyStart
  { try await base.begin(request, forgettingBefore: horizon, limit: limit) }
  func finish(_ id: IdempotentRequestID, answer: SealedSecret) async throws { throw StorageError.diskFull }
  func release(_ request: IdempotentRequest) async throws -> Bool { try await base.release(request) }
  func changes(madeBy request: IdempotentRequest) async throws -> [String] { try await base.changes(madeBy: request) }
}

private struct WatchedStore: IdempotencyStore {
  let base: any IdempotencyStore
  let onAnswer: @Sendable ([UInt8]) -> Void

  init(base: any IdempotencyStore, onAnswer: @escaping @Sendable ([UInt8]) -> Void) {
    self.base = base
    self.onAnswer = onAnswer
  }

  func begin(_ request: IdempotentRequest, forgettingBefore horizon: Timestamp, limit: Int) async throws
    -> IdempotencyStart
  { try await base.begin(request, forgettingBefore: horizon, limit: limit) }
  func finish(_ id: IdempotentRequestID, answer: SealedSecret) async throws {
    onAnswer(answer.bytes)
    try await base.finish(id, answer: answer)
  }
  func release(_ request: IdempotentRequest) async throws -> Bool { try await base.release(request) }
  func changes(madeBy request: IdempotentRequest) async throws -> [String] { try await base.changes(madeBy: request) }
}

private final class Answers: Sendable {
  private let answers = Mutex<[[UInt8]]>([])

  var all: [[UInt8]] { answers.withLock { $0 } }

  func add(_ bytes: [UInt8]) { answers.withLock { $0.append(bytes) } }
}
