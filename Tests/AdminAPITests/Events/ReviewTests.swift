import Moderation
import Outbound
import SchemaValidation
import Sealing
import Synchronization
import Testing

@testable import AdminAPI

@Suite("Reviewing over HTTP")
struct ReviewTests {
  /// A tenant with so many comments of one author that wait.
  private func reviewing(
    _ comments: Int, at time: MovingClock = MovingClock(at: WallClock.system.now()), verdict: Verdict = .review,
    _ body: @Sendable (World, Seed, _ path: String) async throws -> Void
  ) async throws {
    try await World.with(change: { $0.clock = time.clock }) { world in
      let seed = try await world.seed()
      let account = try #require(AccountID(seed.names["business"] ?? ""))
      try await world.record(
        (0..<comments).map { index in
          JournalEntry(
            tenantID: seed.tenant, accountID: account,
            content: .comment(
              CommentEvent(
                kind: .created, commentID: "\(8000 + index)", videoID: "9", authorID: "author", text: "come and see",
                occurredAt: world.now),
              decision: Decision(
                verdict: verdict, basis: .rule, ruleID: "doubt", ruleSetVersion: 1,
                matches: [TextMatch(start: 0, end: 4, term: "come")]),
              action: PlannedAction(for: verdict, in: .business)), receivedAt: world.now)
        })
      try await body(world, seed, seed.fill("/v1/tenants/:tenant"))
    }
  }

  private func ids(in answer: OutboundResponse) throws -> [String] {
    (try JSONValue(json: answer.text)["items"] ?? .null).items.compactMap { $0["event"]?["id"]?.text }
  }

  @Test("a comment is claimed, looked at, decided and taken back")
  func life() async throws {
    try await reviewing(3, verdict: .hold) { world, seed, path in
      let claimed = try await world.send(.post, path + "/review-queue/claim", as: seed.moderator, #"{"limit":2}"#)
      let mine = try ids(in: claimed)
      #expect(claimed.status == 200 && mine.count == 2)
      let list = try await world.send(.get, path + "/review-queue?limit=2", as: seed.manager)
      #expect(try ids(in: list) == mine && list.header("link") != nil)
      #expect(list.text.contains(#""lease":{"holder":"opr_"#) && list.text.contains(#""holder_name":"moderator""#))
      let next = try #require(list.header("link")).dropFirst().prefix { $0 != ">" }
      #expect(try ids(in: try await world.send(.get, String(next), as: seed.manager)).count == 1)
      let found = try await world.send(.get, path + "/review-queue/\(mine[0])", as: seed.moderator)
      for text in [
        #""excerpt":"come""#, #""reason":"Rule doubt"#, #""comments":3"#, #""removed":0"#, #""video_id":"9""#,
        #""waiting_seconds":"#,
      ] { #expect(found.text.contains(text), "\(found.text)") }
      let refused = try await world.send(
        .post, path + "/review-queue/\(mine[0])/decision", as: seed.manager, #"{"verdict":"allow"}"#)
      #expect(refused.status == 409 && refused.member("code") == "leased", "\(refused.text)")
      let plain = try await world.send(
        .post, path + "/events/\(mine[0])/review", as: seed.manager, #"{"verdict":"allow"}"#)
      #expect(plain.status == 409 && plain.member("code") == "leased")
      let decided = try await world.send(
        .post, path + "/review-queue/\(mine[0])/decision", as: seed.moderator, #"{"verdict":"allow"}"#)
      #expect(decided.status == 201, "\(decided.text)")
      let id = try #require(decided.member("id"))
      #expect(decided.header("location") == "\(path)/review-decisions/\(id)")
      #expect(try await world.send(.get, path + "/review-queue/\(mine[0])", as: seed.moderator).status == 404)
      let decisions = try await world.send(.get, path + "/review-decisions", as: seed.moderator)
      #expect(decisions.text.contains(id) && decisions.text.contains(#""reviewer_name":"moderator""#))
      let again = try await world.send(
        .post, path + "/review-queue/\(mine[0])/decision", as: seed.moderator, #"{"verdict":"hide"}"#)
      #expect(again.member("code") == "not_waiting")
      // Somebody else's is a manager's to take back, or one's own.
      let undone = try await world.send(.post, path + "/review-decisions/\(id)/undo", as: seed.manager)
      #expect(undone.status == 200 && undone.member("state") == "undone", "\(undone.text)")
      let twice = try await world.send(.post, path + "/review-decisions/\(id)/undo", as: seed.moderator)
      #expect(twice.member("code") == "already_undone")
      #expect(try await world.send(.get, path + "/review-queue/\(mine[0])", as: seed.moderator).status == 200)
      let days = try await world.send(.get, path + "/review-throughput", as: seed.moderator)
      #expect(days.text.contains(#""allowed":1"#) && days.text.contains(#""overturn_rate":1"#), "\(days.text)")
      let audit = try await world.send(.get, path + "/audit", as: seed.manager)
      for action in ["review.claimed", "comment.reviewed", "review.undone"] { #expect(audit.text.contains(action)) }
    }
  }

  @Test("what belongs to another tenant is not there")
  func isolation() async throws {
    try await reviewing(2) { world, seed, path in
      let events = try ids(in: try await world.send(.get, path + "/review-queue", as: seed.moderator))
      let event = try #require(events.first)
      let decided = try await world.send(
        .post, path + "/review-queue/\(events[1])/decision", as: seed.moderator, #"{"verdict":"hide"}"#)
      let decision = try #require(decided.member("id"))
      let other = "/v1/tenants/\(seed.otherTenant)"
      let requests: [(OutboundRequest.Method, String, String?)] = [
        (.get, "/review-queue/\(event)", nil),
        (.post, "/review-queue/\(event)/decision", #"{"verdict":"hide"}"#),
        (.get, "/review-decisions/\(decision)", nil), (.post, "/review-decisions/\(decision)/undo", nil),
      ]
      for (method, place, body) in requests {
        for tenant in [path, other] {
          let answer = try await world.send(method, tenant + place, as: seed.stranger, body)
          #expect(answer.status == 404, "\(method) \(tenant + place): \(answer.text)")
        }
      }
      let theirs = try await world.send(.post, other + "/review-queue/claim", as: seed.stranger)
      #expect(theirs.text == #"{"items":[],"next":null}"#)
      #expect(
        try await world.send(.post, path + "/review-decisions/\(decision)/undo", as: seed.moderator).status == 200)
    }
  }

  @Test("a decision adds to a list in the same step, once, and taking it back takes the entry out")
  func lists() async throws {
    try await reviewing(3) { world, seed, path in
      let events = try ids(in: try await world.send(.get, path + "/review-queue", as: seed.moderator))
      func terms() async throws -> String {
        try await world.send(
          .get, path + "/lists/spam", as: seed.manager, headers: [(name: "Accept", value: "text/plain")]
        ).text
      }
      func decide(_ index: Int, _ addition: String, as token: String? = nil, ifMatch: String? = nil) async throws
        -> OutboundResponse
      {
        try await world.send(
          .post, path + "/review-queue/\(events[index])/decision", as: token ?? seed.moderator,
          #"{"verdict":"hide","add_to_list":\#(addition)}"#,
          headers: ifMatch.map { [(name: "If-Match", value: $0)] } ?? [])
      }
      let before = try await terms()
      let stale = try await decide(0, #"{"list":"spam","term":"come and"}"#, ifMatch: "\"77\"")
      #expect(stale.status == 412 && stale.header("etag") != nil, "\(stale.text)")
      let unknown = try await decide(0, #"{"list":"nowhere","author":true}"#)
      #expect(unknown.status == 422 && unknown.text.contains("/add_to_list/list"))
      let owner = try #require(seed.operators[.owner])
      let program = try await world.addProgram(of: owner, [.eventsReview]).secret
      let lacking = try await decide(0, #"{"list":"spam","author":true}"#, as: program)
      #expect(lacking.status == 403 && lacking.member("code") == "insufficient_scope")
      #expect(try await terms() == before)
      let reloads = world.reloads.count.withLock { $0 }
      let decided = try await decide(0, #"{"list":"spam","term":"come and"}"#)
      #expect(decided.status == 201 && decided.text.contains(#""added":true"#), "\(decided.text)")
      #expect(try await terms() == before + (before.hasSuffix("\n") || before.isEmpty ? "" : "\n") + "come and\n")
      #expect(world.reloads.count.withLock { $0 } == reloads + 1)
      let same = try await decide(1, #"{"list":"spam","term":"Come And"}"#)
      #expect(same.text.contains(#""added":false"#))
      let author = try await decide(2, #"{"list":"spam","author":true}"#)
      #expect(author.text.contains(#""term":"author""#))
      for answer in [same, decided, author] {
        let id = try #require(answer.member("id"))
        #expect(try await world.send(.post, path + "/review-decisions/\(id)/undo", as: seed.moderator).status == 200)
      }
      #expect(try await terms() == before)
    }
  }

  @Test("a decision in bulk wants the confirmation of its count, and is refused once something changed")
  func bulk() async throws {
    try await reviewing(5) { world, seed, path in
      let filter = #""verdict":"allow","rule":"doubt""#
      let preview = try await world.send(.post, path + "/review-bulk/preview", as: seed.moderator, "{\(filter)}")
      let confirmation = try #require(preview.member("confirmation"))
      #expect(preview.text.contains(#""count":5"#), "\(preview.text)")
      let claim = try await world.send(.post, path + "/review-queue/claim", as: seed.manager, #"{"limit":1}"#)
      #expect(claim.status == 200)
      let body = #"{\#(filter),"confirmation":"\#(confirmation)"}"#
      let refused = try await world.send(.post, path + "/review-bulk", as: seed.moderator, body)
      #expect(refused.member("code") == "selection_changed" && refused.text.contains("4 comments"), "\(refused.text)")
      #expect(try await world.send(.post, path + "/review-queue/release", as: seed.manager).status == 200)
      let started = try await world.send(.post, path + "/review-bulk", as: seed.moderator, body)
      #expect(started.status == 202 && started.member("state") == "running", "\(started.text)")
      let list = try await world.send(.get, path + "/review-queue", as: seed.moderator)
      #expect(list.text.contains(#""in_bulk":true"#))
    }
  }

  @Test("no comment is handed out twice and none is lost, whatever many reviewers do at once", arguments: [1, 2])
  func property(seed number: UInt64) async throws {
    let comments = 160
    let time = MovingClock(at: WallClock.system.now())
    try await reviewing(comments, at: time) { world, seed, path in
      var tokens: [String] = []
      for index in 0..<8 {
        let token = try AccessToken.session().secret
        try await world.addOperator("reviewer-\(index)", .moderator, [seed.tenant], token: token)
        tokens.append(token)
      }
      var random = RandomDraw(state: number)
      var decided: Set<String> = []
      for round in 0..<3 {
        let turns = tokens.map { (token: $0, limit: random.next(below: 15) + 1, releases: random.next(below: 4) == 0) }
        let claims = try await withThrowingTaskGroup(of: Claim.self) { group in
          for turn in turns {
            group.addTask {
              let answer = try await world.send(
                .post, path + "/review-queue/claim", as: turn.token, #"{"limit":\#(turn.limit)}"#)
              return Claim(token: turn.token, releases: turn.releases, events: try ids(in: answer))
            }
          }
          return try await group.reduce(into: [Claim]()) { $0.append($1) }
        }
        let held = claims.flatMap(\.events)
        #expect(Set(held).count == held.count, "handed out twice")
        #expect(decided.isDisjoint(with: held))
        // Each decides about half of what it has, or gives all of it back; nobody else can decide about it.
        try await withThrowingTaskGroup(of: [String].self) { group in
          for claim in claims {
            group.addTask {
              if claim.releases {
                _ = try await world.send(.post, path + "/review-queue/release", as: claim.token)
                return []
              }
              let chosen = claim.events.enumerated().filter { $0.offset % 2 == round % 2 }.map(\.element)
              for event in chosen {
                let place = path + "/review-queue/\(event)/decision"
                let other = try await world.send(.post, place, as: seed.manager, #"{"verdict":"hide"}"#)
                #expect(other.member("code") == "leased")
                let own = try await world.send(.post, place, as: claim.token, #"{"verdict":"allow"}"#)
                #expect(own.status == 201, "\(own.text)")
              }
              return chosen
            }
          }
          for try await chosen in group { decided.formUnion(chosen) }
        }
        time.advance(by: ReviewLease.duration)
      }
      var left: Set<String> = []
      while true {
        let answer = try await world.send(
          .post, path + "/review-queue/claim", as: seed.manager, #"{"limit":50}"#)
        let claimed = try ids(in: answer)
        if claimed.isEmpty { break }
        left.formUnion(claimed)
      }
      #expect(left.isDisjoint(with: decided))
      #expect(left.count + decided.count == comments, "lost")
    }
  }
}

/// What one reviewer got, and whether it is given back.
private struct Claim: Sendable {
  var token: String
  var releases: Bool
  var events: [String]
}

/// Numbers that are the same for the same seed.
private struct RandomDraw {
  var state: UInt64

  mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}
