import Moderation
import Outbound
import Storage
import Testing

@testable import AdminAPI

@Suite("Actions over HTTP")
struct ActionTests {
  private let path = "/v1/tenants/:tenant/actions"

  @Test("tell each attempt that was made, and what came of it")
  func attempts() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let outbox = OutboxRepository(world.database)
      let id = try #require(ActionID(seed.fill(":action")))
      let (began, ended) = (world.now, world.now + .milliseconds(250))
      try await outbox.record(.retry(at: ended, error: "no answer"), of: id, began: began, ended: ended)
      // Turned away before TikTok could do anything: no attempt.
      try await outbox.record(.postponed(until: ended, error: "too many calls"), of: id, began: ended, ended: ended)
      try await outbox.record(.accepted, of: id, began: ended, ended: ended)
      let answer = try await world.send(.get, seed.fill(path + "/:action/attempts"), as: seed.moderator)
      #expect(
        answer.text == """
          {"items":[{"began_at":"\(began)","ended_at":"\(ended)","error":"no answer","number":1,"outcome":"retry"},\
          {"began_at":"\(ended)","ended_at":"\(ended)","error":null,"number":2,"outcome":"accepted"}],"next":null}
          """)
    }
  }

  @Test("are found by the event that they are about, those of people and jobs too")
  func ofEvent() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let review = try await world.send(
        .post, seed.fill("/v1/tenants/:tenant/events/:event/review"), as: seed.moderator, #"{"verdict":"hide"}"#)
      #expect(review.status == 200)
      let all = try await world.send(.get, seed.fill(path), as: seed.moderator)
      let found = try await world.send(.get, seed.fill(path + "?event=:event"), as: seed.moderator)
      #expect(found.text == all.text && found.text.contains(seed.fill(#""event_id":":event""#)))
      let none = try await world.send(.get, seed.fill(path + "?event=evt_0000000000001"), as: seed.moderator)
      #expect(none.text == #"{"items":[],"next":null}"#)
    }
  }
}
