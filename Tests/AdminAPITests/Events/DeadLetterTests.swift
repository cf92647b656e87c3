import Moderation
import Outbound
import Storage
import Testing

@testable import AdminAPI

@Suite("Dead letters over HTTP")
struct DeadLetterTests {
  private let path = "/v1/tenants/:tenant"

  @Test("are retried one by one, once")
  func single() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      try await world.giveUp(seed)
      let list = try await world.send(.get, seed.fill(path + "/dead-letters?failure=unreachable"), as: seed.moderator)
      #expect(list.text.contains(seed.fill(#""id":":action""#)) && list.text.contains(#""failure":"unreachable""#))
      let retry = seed.fill(path + "/actions/:action/retry")
      let headers = [(name: "Idempotency-Key", value: "once")]
      let answer = try await world.send(.post, retry, as: seed.manager, headers: headers)
      #expect(answer.status == 200 && answer.member("state") == "requested", "\(answer.text)")
      #expect(answer.text.contains(#""attempts":1"#) && answer.text.contains(#""failure":null"#))
      // Sent again, it is answered as before; asked anew, there is nothing given up.
      #expect(try await world.send(.post, retry, as: seed.manager, headers: headers).text == answer.text)
      #expect(try await world.send(.post, retry, as: seed.manager).member("code") == "not_given_up")
      let audit = try await world.send(.get, seed.fill(path + "/audit?action=action.retried"), as: seed.manager)
      #expect(audit.text.contains(seed.fill(#""subject":":action""#)), "\(audit.text)")
    }
  }

  @Test("whose comment was reviewed since are not retried, and the answer says why")
  func settled() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      try await world.giveUp(seed)
      let review = try await world.send(
        .post, seed.fill(path + "/events/:event/review"), as: seed.moderator, #"{"verdict":"allow"}"#)
      #expect(review.status == 200)
      let answer = try await world.send(.post, seed.fill(path + "/actions/:action/retry"), as: seed.manager)
      #expect(answer.status == 409 && answer.member("code") == "not_given_up", "\(answer.text)")
      let action = try await world.send(.get, seed.fill(path + "/actions/:action"), as: seed.moderator)
      #expect(action.member("state") == "withdrawn")
    }
  }

  @Test("are retried in bulk with what a preview has shown, and with nothing else")
  func bulk() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      try await world.cancelJobs(seed)
      try await world.giveUp(seed)
      let preview = try await world.send(
        .post, seed.fill(path + "/dead-letters/preview"), as: seed.manager, #"{"failure":"unreachable"}"#)
      #expect(preview.text.contains(#""retriable":1"#) && preview.text.contains(#""failure":"unreachable""#))
      let confirmation = try #require(preview.member("confirmation"))
      func retry(_ members: String, _ confirmation: String) async throws -> OutboundResponse {
        try await world.send(
          .post, seed.fill(path + "/dead-letters/retry"), as: seed.manager,
          #"{\#(members)"confirmation":"\#(confirmation)"}"#)
      }
      // Of another filter, made up, or too old.
      for (members, text, code) in [
        ("", confirmation, "dead_letters_changed"),
        (#""failure":"unreachable","#, confirmation + "0", "dead_letters_changed"),
        (#""failure":"unreachable","#, "99999999999999-00", "confirmation_expired"),
        (#""failure":"unreachable","#, "\((world.now - .seconds(601)).milliseconds)-00", "confirmation_expired"),
        (#""failure":"unreachable","#, "nonsense", "confirmation_expired"),
      ] {
        let refused = try await retry(members, text)
        #expect(refused.status == 409 && refused.member("code") == code, "\(refused.text)")
      }
      let begun = try await retry(#""failure":"unreachable","#, confirmation)
      #expect(begun.status == 202, "\(begun.text)")
      let id = try #require(begun.member("id").flatMap { RetryJobID($0) })
      #expect(begun.header("location") == seed.fill(path + "/retry-jobs/\(id)"))
      #expect(try await retry(#""failure":"unreachable","#, confirmation).member("code") == "retry_running")
      try await world.dependencies.replay.retries.advance(id, limit: 10, at: world.now)
      let done = try await world.send(.get, seed.fill(path + "/retry-jobs/\(id)"), as: seed.moderator)
      #expect(done.member("state") == "done" && done.text.contains(#""retried":1"#), "\(done.text)")
      // What it showed is not there any more.
      #expect(try await retry(#""failure":"unreachable","#, confirmation).member("code") == "dead_letters_changed")
    }
  }

  @Test("that come after the preview neither spoil it nor are retried")
  func later() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      try await world.cancelJobs(seed)
      let preview = try await world.send(.post, seed.fill(path + "/dead-letters/preview"), as: seed.manager)
      let confirmation = try #require(preview.member("confirmation"))
      try await world.giveUp(seed)
      let begun = try await world.send(
        .post, seed.fill(path + "/dead-letters/retry"), as: seed.manager, #"{"confirmation":"\#(confirmation)"}"#)
      #expect(begun.status == 202, "\(begun.text)")
      let id = try #require(begun.member("id").flatMap { RetryJobID($0) })
      try await world.dependencies.replay.retries.advance(id, limit: 10, at: world.now)
      let done = try await world.send(.get, seed.fill(path + "/retry-jobs/\(id)"), as: seed.moderator)
      #expect(done.member("state") == "done" && done.text.contains(#""examined":0"#), "\(done.text)")
    }
  }

  @Test("beside them parked deliveries are cleared away once, by their tenant alone, and that is kept")
  func parked() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let parked = seed.fill(path + "/parked/:parked")
      #expect(try await world.send(.delete, parked, as: seed.stranger).status == 404)
      #expect(try await world.send(.delete, parked, as: seed.manager).status == 204)
      #expect(try await world.send(.delete, parked, as: seed.manager).status == 404)
      #expect(try await world.send(.get, seed.fill(path + "/parked"), as: seed.manager).text.contains(#""items":[]"#))
      let audit = try await world.send(.get, seed.fill(path + "/audit?action=parked.deleted"), as: seed.manager)
      #expect(audit.text.contains("unknown event"), "\(audit.text)")
    }
  }
}
