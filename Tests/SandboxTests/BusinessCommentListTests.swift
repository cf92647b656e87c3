import Outbound
import Testing

@testable import Sandbox

@Suite("The business comment list")
struct BusinessCommentListTests {
  private func list(_ fixture: Fixture, _ query: String) async throws -> Fixture.Answer {
    try await fixture.business(
      .get, "/business/comment/list/?business_id=\(Fixture.shop)&video_id=\(Fixture.video)\(query)")
  }

  private func ids(_ answer: Fixture.Answer) -> [String] {
    answer.json["data"]?["comments"]?.arrayValue?.compactMap { $0["comment_id"]?.stringValue } ?? []
  }

  @Test("shows a comment as TikTok does: ids and time as strings, who wrote it, whether it is hidden")
  func object() async throws {
    try await Fixture.run { fixture in
      let comment = try fixture.post("hello", by: "@eve")
      let hidden = try fixture.post("bad", by: "shop")
      _ = try await fixture.hide(hidden)
      let answer = try await list(fixture, "&sort_field=create_time&sort_order=asc")
      let comments = try #require(answer.json["data"]?["comments"]?.arrayValue)
      #expect(comments.map { $0["comment_id"]?.stringValue } == [comment.id, hidden.id])
      #expect(comments[0]["create_time"]?.stringValue == String(comment.createdAt / 1000))
      #expect(comments[0]["username"]?.stringValue == "eve")
      #expect(comments[0]["unique_identifier"]?.stringValue == comment.uniqueIdentifier)
      #expect(comments.map { $0["status"]?.stringValue } == ["PUBLIC", "HIDDEN"])
      #expect(comments.map { $0["owner"]?.text } == ["false", "true"])
      #expect(ids(try await list(fixture, "&status=PUBLIC")) == [comment.id])
    }
  }

  @Test("shows nothing of a private video, which is no error, until it is public again")
  func privateVideo() async throws {
    try await Fixture.run { fixture in
      let comment = try fixture.post("hello", by: "@eve")
      for isPrivate in [true, false] {
        let path = "/videos/\(Fixture.video)"
        #expect(
          try await fixture.control(.patch, path, ["account": .string(Fixture.shop), "private": .bool(isPrivate)])
            .status == 200)
        for query in ["", "&comment_ids=%5B%22\(comment.id)%22%5D"] {
          let answer = try await list(fixture, query)
          #expect(answer.code == 0 && ids(answer) == (isPrivate ? [] : [comment.id]))
        }
      }
    }
  }

  @Test("pages by cursor without losing or repeating one, in any order")
  func pages() async throws {
    try await Fixture.run { fixture in
      let posted = try (0..<45).map { try fixture.post("comment \($0)").id }
      for sort in ["", "&sort_field=create_time&sort_order=desc", "&sort_field=replies"] {
        var seen: [String] = []
        var cursor = "0"
        var more = true
        while more {
          let answer = try await list(fixture, sort + "&max_count=20&cursor=\(cursor)")
          seen += ids(answer)
          cursor = try #require(answer.json["data"]?["cursor"]).text
          more = answer.json["data"]?["has_more"]?.text == "true"
        }
        #expect(seen.sorted() == posted)
      }
    }
  }

  @Test("finds comments by their ids, and leaves deleted ones out")
  func byID() async throws {
    try await Fixture.run { fixture in
      let posted = try (0..<3).map { _ in try fixture.post().id }
      try fixture.state.delete(posted[1])
      let wanted = "%5B%22\(posted[1])%22%2C%22\(posted[2])%22%5D"
      #expect(ids(try await list(fixture, "&comment_ids=\(wanted)")) == [posted[2]])
      #expect(try await list(fixture, "&comment_ids=%5B\(posted[0])%5D").code == 40002)
    }
  }

  @Test("writes the ids in reply_list as numbers, and in the list of replies as strings")
  func replies() async throws {
    try await Fixture.run { fixture in
      let parent = try fixture.post()
      let reply = try fixture.state.post(
        "me too", by: "bob", on: Fixture.video, of: Fixture.shop, replyingTo: parent.id)
      let answer = try await list(fixture, "&include_replies=true")
      #expect(ids(answer) == [parent.id])
      let replies = answer.json["data"]?["comments"]?.arrayValue?.first?["reply_list"]?.arrayValue
      #expect(replies?.first?["comment_id"]?.text == reply.id)
      let own = try await fixture.business(
        .get,
        "/business/comment/reply/list/?business_id=\(Fixture.shop)&video_id=\(Fixture.video)&comment_id=\(parent.id)")
      #expect(ids(own) == [reply.id])
    }
  }

  @Test("refuses values outside their range", arguments: ["max_count=31", "cursor=-1", "status=X", "sort_field=age"])
  func ranges(query: String) async throws {
    try await Fixture.run { fixture in
      let answer = try await list(fixture, "&\(query)")
      #expect(answer.code == 40002)
    }
  }
}
