import Moderation
import Outbound
import Synchronization
import Testing

@testable import AdminAPI

@Suite("Failures")
struct FailureTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var error: StorageError
    var status: Int
    var code: String
    var retries: Bool

    var testDescription: String { code }
  }

  static let storageErrors: [Row] = [
    Row(error: .overloaded, status: 503, code: "overloaded", retries: true),
    Row(error: .diskFull, status: 503, code: "storage_full", retries: true),
    Row(error: .locked, status: 503, code: "storage_unavailable", retries: true),
    Row(error: .readOnly, status: 503, code: "storage_read_only", retries: true),
    Row(error: .diskFailed, status: 503, code: "storage_unavailable", retries: true),
    Row(error: .damaged, status: 503, code: "storage_unavailable", retries: true),
    Row(error: .closed, status: 503, code: "storage_unavailable", retries: true),
    Row(error: .failed(detail: "SQLITE_CORRUPT near \"tenants\""), status: 500, code: "internal", retries: false),
  ]

  @Test("of storage say whether to try again, and never what the driver said", arguments: storageErrors)
  func storage(_ row: Row) async throws {
    let sessions = FailingSessions(error: row.error)
    try await World.with(change: { $0.access.sessions = sessions }) { world in
      let answer = try await world.send(.get, "/v1/tenants?secret=in-the-query", as: "ghs_any")
      #expect(answer.status == row.status)
      #expect(answer.member("code") == row.code)
      #expect((answer.header("retry-after") != nil) == row.retries)
      #expect(!answer.text.contains("SQLITE"))
      if row.status == 500 {
        #expect(world.logs.all.count { $0.hasPrefix("error") && $0.contains("SQLITE_CORRUPT") } == 1)
        let id = try #require(answer.member("detail")?.split(separator: " ").last)
        #expect(world.logs.all.contains { $0.hasPrefix("error") && $0.contains(id) })
      }
      #expect(!world.logs.all.contains { $0.contains("in-the-query") || $0.contains("ghs_any") })
    }
  }

  static let webhookErrors: [(WebhookError, Int, String)] = [
    (.noSuchAccount, 404, "not_found"), (.notConfigured(message: "set a public URL first"), 409, "not_configured"),
    (.platform(failure(.rateLimited)), 503, "platform_rate_limited"),
    (.platform(failure(.tokenRejected)), 409, "platform_reauthorise"),
    (.platform(failure(.reauthorise)), 409, "platform_reauthorise"),
    (.platform(failure(.permission)), 409, "platform_permission"),
    (.platform(failure(.permanent)), 502, "platform_refused"), (.platform(failure(.gone)), 404, "not_found"),
    (.platform(failure(.transient)), 502, "platform_unavailable"),
    (.platform(failure(.unreachable)), 504, "platform_unreachable"),
  ]

  private static func failure(_ kind: PlatformFailure.Class) -> PlatformFailure {
    PlatformFailure(kind: kind, status: 200, code: "40105", message: "said so")
  }

  @Test("of TikTok become problems that say what to do", arguments: webhookErrors)
  func platform(_ error: WebhookError, _ status: Int, _ code: String) async throws {
    try await World.with { world in
      let seed = try await world.seed()
      world.webhooks.failure.withLock { $0 = error }
      let answer = try await world.send(
        .get, seed.fill("/v1/tenants/:tenant/accounts/:account/webhooks"), as: seed.manager)
      #expect(answer.status == status)
      #expect(answer.member("code") == code)
    }
  }

  @Test("to bring a saved change into force are told apart from failures to save it")
  func notInForce() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      world.reloads.isBroken.withLock { $0 = true }
      let answer = try await world.send(.post, "/v1/tenants", as: seed.owner, #"{"name":"Saved"}"#)
      #expect(answer.status == 503)
      #expect(answer.member("code") == "not_in_force")
      #expect(!answer.text.contains("SQLITE"))
      #expect(try await world.send(.get, "/v1/tenants", as: seed.owner).text.contains("Saved"))
    }
  }

  @Test("to be ready are listed")
  func notReady() async throws {
    let finding = HealthFinding(check: "outbox", message: "the oldest action has waited 2 h")
    try await World.with(change: { $0.readiness = { [finding] } }) { world in
      let answer = try await world.send(.get, "/readyz")
      #expect(answer.status == 503)
      #expect(answer.text.contains(#"{"check":"outbox","message":"the oldest action has waited 2 h"}"#))
    }
  }

  @Test(
    "to find a route are problems too",
    arguments: [
      (OutboundRequest.Method.get, "/v1/nothing", 404, nil), (.get, "/../etc/passwd", 404, nil),
      (.put, "/v1/tenants", 405, "GET, HEAD, POST"), (.post, "/health", 405, "GET, HEAD"),
      (.delete, "/v1/tenants/x/accounts/y/webhooks", 405, "GET, HEAD, POST"),
      (.put, "/v1/sessions", 405, "DELETE, GET, HEAD, POST"),
      (.patch, "/v1/operators/me", 405, "GET, HEAD"),
    ] as [(OutboundRequest.Method, String, Int, String?)])
  func unknownRoutes(_ method: OutboundRequest.Method, _ path: String, _ status: Int, _ allow: String?) async throws {
    try await World.with { world in
      let answer = try await world.send(method, path)
      #expect(answer.status == status)
      #expect(answer.header("allow") == allow)
      #expect(answer.header("content-type") == "application/problem+json")
    }
  }
}

/// Every call fails.
private struct FailingSessions: SessionStore {
  let error: StorageError

  func create(_ session: Session) async throws { throw error }
  func session(
    tokenDigest: [UInt8], activeAt moment: Timestamp, idleLimit: Duration
  ) async throws -> (session: Session, operator: Operator)? {
    throw error
  }
  func sessions(activeAt moment: Timestamp, idleLimit: Duration, in scope: OperatorScope) async throws -> [Session] {
    throw error
  }
  func markSeen(_ id: SessionID, at moment: Timestamp) async throws { throw error }
  func end(_ id: SessionID, at moment: Timestamp, in scope: OperatorScope) async throws -> Bool { throw error }
  func endAll(except kept: SessionID?, at moment: Timestamp, in scope: OperatorScope) async throws { throw error }
}
