import Moderation
import Testing

@testable import Storage

@Suite("Requests that may be repeated")
struct IdempotencyRepositoryTests {
  private let test: TestDatabase
  private let store: IdempotencyRepository

  init() throws {
    test = try TestDatabase()
    store = IdempotencyRepository(test.database)
  }

  private func owner(_ name: String = "owner") async throws -> Operator {
    let owner = Operator.sample(name, role: .owner)
    try await OperatorRepository(test.database).create(owner, passwordHash: "x", in: TestDatabase.gateway)
    return owner
  }

  private func request(
    _ owner: Operator, token: APITokenID? = nil, key: String = "k", requestID: String = "r-1"
  ) -> IdempotentRequest {
    IdempotentRequest(
      id: .fresh(), key: .init(operatorID: owner.id, tokenID: token, text: key),
      fingerprint: SealedSecret(bytes: [1, 2]), requestID: requestID, startedAt: test.clock.now)
  }

  private func begin(_ request: IdempotentRequest, limit: Int = 100) async throws -> IdempotencyStart {
    try await store.begin(request, forgettingBefore: test.clock.now - .seconds(100), limit: limit)
  }

  @Test("are kept from before their work, and with their answer afterwards")
  func lifecycle() async throws {
    let first = request(try await owner())
    #expect(try await begin(first) == .begun)
    var again = first
    again.id = .fresh()
    #expect(try await begin(again) == .earlier(first))
    try await store.finish(first.id, answer: SealedSecret(bytes: [9]))
    var answered = first
    answered.answer = SealedSecret(bytes: [9])
    #expect(try await begin(again) == .earlier(answered))
  }

  @Test("of other callers, other tokens and other keys have nothing to do with each other")
  func callers() async throws {
    let (one, two) = (try await owner(), try await owner("two"))
    for request in [
      request(one), request(two), request(one, token: .fresh()), request(one, token: .fresh()), request(one, key: "K"),
    ] { #expect(try await begin(request) == .begun) }
  }

  @Test("are forgotten after their time")
  func forgetting() async throws {
    let first = request(try await owner())
    #expect(try await begin(first) == .begun)
    test.clock.advance(by: .seconds(99))
    #expect(try await begin(first) == .earlier(first))
    test.clock.advance(by: .seconds(2))
    var later = first
    (later.id, later.startedAt) = (.fresh(), test.clock.now)
    #expect(try await begin(later) == .begun)
    #expect(try await test.count("SELECT count(*) FROM idempotency_keys") == 1)
  }

  @Test("are no more than one caller may have")
  func limit() async throws {
    let owner = try await owner()
    for number in 0..<3 { #expect(try await begin(request(owner, key: "\(number)"), limit: 3) == .begun) }
    #expect(try await begin(request(owner, key: "one more"), limit: 3) == .tooMany)
    #expect(try await begin(request(owner, token: .fresh(), key: "one more"), limit: 3) == .begun)
  }

  @Test("are given back unless the audit log has a change of theirs")
  func release() async throws {
    let owner = try await owner()
    let actor = Actor(.operator(owner.id, token: nil), requestID: "r-1")
    let audit = AuditRepository(test.database)
    let first = request(owner)
    #expect(try await begin(first) == .begun)
    try await audit.record(
      .accessRefused, "POST", detail: nil, by: actor, of: nil, at: test.clock.now)
    try await audit.record(
      .accountCreated, "of another request", detail: nil,
      by: Actor(.operator(owner.id, token: nil), requestID: "r-2"), of: nil, at: test.clock.now)
    #expect(try await store.release(first))
    #expect(try await begin(first) == .begun)
    // Even where the clock was set back meanwhile.
    try await audit.record(
      .accountCreated, "account acc_1", detail: nil, by: actor, of: nil, at: test.clock.now - .seconds(3600))
    #expect(try await !store.release(first))
    #expect(try await begin(first) == .earlier(first))
    #expect(try await store.changes(madeBy: first) == ["account.created account acc_1"])
  }

  @Test("survive the database being opened again")
  func reopening() async throws {
    let first = request(try await owner())
    #expect(try await begin(first) == .begun)
    await test.database.close()
    let reopened = try TestDatabase.open(test.path, clock: test.clock)
    let store = IdempotencyRepository(reopened)
    let found = try await store.begin(first, forgettingBefore: test.clock.now - .seconds(100), limit: 100)
    #expect(found == .earlier(first))
    await reopened.close()
  }
}
