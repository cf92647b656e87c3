import Enforcement
import Moderation
import Sandbox
import Testing

@testable import Storage

/// Replies: sent at most once, whatever happens on the way.
@Suite(.timeLimit(.minutes(5))) struct ReplyTests {
  private static let endpoint = "/business/comment/reply/create/"
  private static let variants = ["We are open at nine.", "Nine it is.", "At nine, as ever."]

  /// Answers questions, `perVideo` of each video in an hour.
  private static func rules(perVideo: Int = 1000) -> String {
    let list = variants.map { "\"\($0)\"" }.joined(separator: ",")
    return """
      {"rules":[{"id":"hours","when":{"phrases":["when open"]},
        "reply":{"variants":[\(list)],"per_video":\(perVideo),"within":"1h"}}]}
      """
  }

  private func asking(
    _ dialect: Dialect = .business, perVideo: Int = 1000, isUp: Bool = true,
    _ body: (World, Client) async throws -> Void
  ) async throws {
    try await World.run(quotas: nil, isUp: isUp) { world in
      let client = try await world.addClient(dialect)
      try await world.setRules(Self.rules(perVideo: perVideo), of: client)
      try await body(world, client)
    }
  }

  @Test("A question is answered once, with one of the variants, and is left as it is")
  func once() async throws {
    try await asking { world, client in
      try await world.working {
        let comment = try await world.write("When open?", to: client)
        let other = try await world.write("nice", to: client)
        let action = try await world.expectReply(to: comment, of: client, becomes: .accepted)
        #expect(action.attempts == 1 && action.lastError == nil)
        let replies = world.state.replies(to: comment)
        #expect(replies.count == 1 && replies.allSatisfy { Self.variants.contains($0.text) && $0.isOwn })
        #expect(world.state.comment(comment)?.visibility == .public)
        #expect(world.state.replies(to: other).isEmpty)
      }
      #expect(try await world.notices(of: client).isEmpty)
    }
  }

  @Test(
    "Where nobody knows whether it was sent it is never sent again, and somebody is told",
    arguments: [
      (SandboxFault.Kind.lostAnswer, 1), (.garbage, 1), (.code("50000"), 0), (.code("40050"), 0), (.httpStatus(502), 0),
    ])
  func unknown(fault: SandboxFault.Kind, written: Int) async throws {
    try await asking { world, client in
      // Leaves kept connections behind, over which libcurl would send again by itself.
      let hidden = try await world.comment(.hide, to: client)
      try await world.working {
        try await world.expect(hidden, of: client, becomes: .accepted)
        try world.state.addFault(SandboxFault(fault, endpoint: Self.endpoint))
        let comment = try await world.write("when open", to: client)
        // While it is being sent it stands as given up already; it was tried once its attempt is recorded.
        _ = try await eventually { try await world.reply(to: comment, of: client)?.attempts == 1 }
        let action = try await world.expectReply(to: comment, of: client, becomes: .dead)
        #expect(action.attempts == 1)
        #expect(action.lastError?.hasPrefix("nobody knows whether the reply was sent; look at the video") == true)
        for _ in 0..<3 { world.advance(by: .seconds(40_000)) }
        // A later one goes its way.
        let other = try await world.write("when open", to: client)
        try await world.expectReply(to: other, of: client, becomes: .accepted)
        #expect(world.state.replies(to: comment).count == written)
        #expect(world.state.calls(on: comment, endpoint: Self.endpoint).count == 1)
        let notices = try await world.notices(of: client)
        #expect(notices.count == 1 && notices.first?.message.contains("nobody knows") == true)
        #expect(notices.first?.eventID == action.eventID)
      }
    }
  }

  @Test(
    "What TikTok refuses before it does anything is sent later, once",
    arguments: [(SandboxFault.Kind.code("40100"), 400), (.revokedToken, 0)])
  func refused(fault: SandboxFault.Kind, wait: Int) async throws {
    try await asking { world, client in
      try world.state.addFault(SandboxFault(fault, endpoint: Self.endpoint))
      let comment = try await world.write("when open", to: client)
      try await world.working {
        #expect(try await eventually { !world.state.calls(on: comment, endpoint: Self.endpoint).isEmpty })
        if wait > 0 {
          _ = try await eventually {
            try await world.reply(to: comment, of: client)?.lastError?.contains("40100") ?? false
          }
          world.advance(by: .seconds(wait))
        }
        try await world.expectReply(to: comment, of: client, becomes: .accepted)
        #expect(world.state.replies(to: comment).count == 1)
        #expect(world.state.calls(on: comment, endpoint: Self.endpoint).count == 2)
      }
      #expect(try await world.notices(of: client).isEmpty)
    }
  }

  @Test("While TikTok cannot be reached a reply waits; nothing is given up, since nothing was sent")
  func unreachable() async throws {
    try await asking(isUp: false) { world, client in
      let comment = try await world.write("when open", to: client)
      try await world.working {
        #expect(try await eventually { try await world.reply(to: comment, of: client)?.attempts == 1 })
        #expect(try await world.reply(to: comment, of: client)?.state == .requested)
        _ = try await world.sandbox.start()
        world.advance(by: .seconds(10))
        try await world.expectReply(to: comment, of: client, becomes: .accepted)
        #expect(world.state.replies(to: comment).count == 1)
      }
    }
  }

  @Test("A reply to a comment that is gone fails, and somebody is told")
  func gone() async throws {
    try await asking { world, client in
      let comment = try await world.write("when open", to: client)
      try world.state.delete(comment)
      try await world.working {
        let action = try await world.expectReply(to: comment, of: client, becomes: .failed)
        #expect(action.lastError?.contains("40007") == true)
      }
      #expect(try await world.notices(of: client).count == 1)
      #expect(world.state.replies(to: comment).isEmpty)
    }
  }

  @Test("An open account, which cannot answer, queues no reply")
  func open() async throws {
    try await asking(.open) { world, client in
      let comment = try await world.write("when open", to: client)
      #expect(try await world.event(of: comment, of: client)?.decision?.fired.map(\.ruleID) == ["hours"])
      #expect(try await world.actions(of: client).isEmpty)
    }
  }

  @Test("A gateway that ends before TikTok's answer is recorded does not send the reply again when it is back")
  func crash() async throws {
    try await asking { world, client in
      let comment = try await world.write("when open", to: client)
      let outbox = HookedOutbox(world.outbox, beforeRecord: { throw StorageError.diskFull })
      let running = RunningWorker(world.worker(outbox: outbox), logger: world.logger)
      #expect(try await eventually { world.state.replies(to: comment).count == 1 })
      await running.shutDown()
      try await running.end()
      await world.database.close()

      let reopened = try World.open(world.folder, world.clock, world.logger)
      let worker = OutboxWorker(
        outbox: OutboxRepository(reopened),
        platform: world.moderator(on: reopened), reader: world.reader, own: world.ownComments(),
        broker: QuotaBroker(), clock: world.clock.wallClock, logger: world.logger)
      let again = RunningWorker(worker, logger: world.logger)
      let actions = EventRepository(reopened)
      #expect(
        try await eventually {
          try await actions.actions(matching: ActionFilter(state: .dead), page: PageRequest(), in: client.scope).items
            .count == 1
        })
      world.clock.advance(by: .seconds(100_000))
      reopened.signals.actions.signal()
      let notices = NoticeRepository(reopened)
      #expect(
        try await eventually {
          try await notices.notices(kind: .reply, page: PageRequest(), in: client.scope).items.count == 1
        })
      await again.shutDown()
      try await again.end()
      await reopened.close()
      #expect(world.state.replies(to: comment).count == 1)
      #expect(world.state.calls(on: comment, endpoint: Self.endpoint).count == 1)
    }
  }

  @Test("Under lost answers, server errors and restarts no comment is answered twice, and all are accounted for")
  func manyRestarts() async throws {
    try await asking { world, client in
      for kind in [SandboxFault.Kind.lostAnswer, .httpStatus(500), .code("40100"), .garbage] {
        try world.state.addFault(SandboxFault(kind, .probability(0.15), endpoint: Self.endpoint))
      }
      var comments: [String] = []
      for _ in 0..<6 {
        let running = RunningWorker(world.worker(), logger: world.logger)
        for _ in 0..<10 { comments.append(try await world.write("when open", to: client)) }
        let last = comments.count
        // Stopped in the middle of things.
        #expect(
          try await eventually {
            world.advance(by: .seconds(1))
            return world.state.calls(endpoint: Self.endpoint).count >= last / 3
          })
        await running.shutDown()
        try await running.end()
        world.clock.advance(by: .seconds(400))
      }
      world.state.removeAllFaults()
      try await world.working { () async throws in
        #expect(
          try await eventually {
            world.advance(by: .seconds(1))
            return try await world.actions(of: client).allSatisfy { $0.state != .requested }
          })
      }
      let counts = comments.map { world.state.replies(to: $0).count }
      #expect(comments.count == 60 && counts.allSatisfy { $0 <= 1 })
      let actions = try await world.actions(of: client)
      #expect(actions.count == 60)
      for action in actions where action.state == .accepted {
        #expect(world.state.replies(to: action.commentID).count == 1)
      }
      let dead = actions.count { $0.state == .dead }
      #expect(actions.allSatisfy { $0.state == .accepted || $0.state == .dead })
      #expect(try await world.notices(of: client).count == dead)
    }
  }

  @Test("A video is given so many replies in the window and no more; another has its own")
  func throttled() async throws {
    try await asking(perVideo: 2) { world, client in
      let other = "7377694258502880999"
      try await world.working {
        var comments: [String] = []
        for index in 0..<12 {
          let video = index.isMultiple(of: 3) ? other : Client.video
          comments.append(try await world.write("when open", on: video, to: client))
        }
        let last = try await world.write("nice", to: client)
        #expect(try await eventually { comments.count { !world.state.replies(to: $0).isEmpty } == 4 })
        #expect(try await world.actions(of: client).count == 4)
        world.advance(by: .seconds(3601))
        let later = try await world.write("when open", to: client)
        try await world.expectReply(to: later, of: client, becomes: .accepted)
        #expect(world.state.replies(to: last).isEmpty)
        #expect(world.state.calls(endpoint: Self.endpoint).count == 5)
      }
    }
  }

  @Test("A backlog of replies keeps TikTok's limit, and no hide waits for it")
  func paced() async throws {
    try await asking { world, client in
      var questions: [String] = []
      for _ in 0..<6 { questions.append(try await world.write("when open", to: client)) }
      let hidden = try await world.comment(.hide, to: client)
      let answered = { questions.count { !world.state.replies(to: $0).isEmpty } }
      try await world.working(world.worker(limits: CallLimits(perAccount: 2))) {
        try await world.expect(hidden, of: client, becomes: .accepted)
        for round in 1...3 {
          #expect(
            try await eventually {
              try await world.actions(of: client).count { $0.carriedOutAs == .reply && $0.state == .accepted }
                == round * 2
            })
          #expect(answered() == round * 2)
          world.advance(by: .seconds(61))
        }
      }
      #expect(try await world.actions(of: client).allSatisfy { $0.attempts == 1 })
    }
  }

  @Test("TikTok's event of our own reply confirms it and is left alone, even where nobody knew whether it was sent")
  func echo() async throws {
    try await asking { world, client in
      let unsure = SandboxFault(.lostAnswer, endpoint: Self.endpoint)
      for fault in [nil, unsure] {
        if let fault { try world.state.addFault(fault) }
        let comment = try await world.write("when open", to: client)
        try await world.working {
          try await world.expectReply(to: comment, of: client, becomes: fault == nil ? .accepted : .dead)
        }
        let reply = try #require(world.state.replies(to: comment).first)
        // As the rules see it, it is a comment to be hidden and answered.
        var decision = Decision(verdict: .hide, basis: .byDefault, ruleSetVersion: 1)
        decision.replies = [
          PlannedReply(ruleID: "hours", pool: ReplyPool(variants: Self.variants, perVideo: 1000, within: 3_600_000))
        ]
        let event = CommentEvent(
          kind: .created, commentID: reply.id, videoID: Client.video, parentCommentID: comment,
          authorID: reply.uniqueIdentifier, text: reply.text, occurredAt: world.clock.now)
        await world.record(
          event, from: client, decision: decision, action: PlannedAction(requested: .hide, carriedOutAs: .hide))
        #expect(try await world.reply(to: comment, of: client)?.state == .confirmed)
        let stored = try #require(await world.event(of: reply.id, of: client))
        #expect(stored.decision?.basis == .ownComment && stored.decision?.verdict == .allow && stored.action == nil)
        #expect(try await world.actions(of: client).allSatisfy { $0.commentID != reply.id })
      }
    }
  }

  @Test("Somebody else's answer to the same comment is moderated like any other")
  func otherAnswer() async throws {
    try await asking { world, client in
      let comment = try await world.write("when open", to: client)
      try await world.working { try await world.expectReply(to: comment, of: client, becomes: .accepted) }
      let other = try world.state.post(
        "buy here", by: "mallory", on: Client.video, of: client.openID, replyingTo: comment)
      let event = CommentEvent(
        kind: .created, commentID: other.id, videoID: Client.video, parentCommentID: comment, authorID: "m",
        text: "buy here", occurredAt: world.clock.now)
      await world.record(
        event, from: client, decision: Decision(verdict: .hide, basis: .byDefault, ruleSetVersion: 1),
        action: PlannedAction(requested: .hide, carriedOutAs: .hide))
      #expect(try await world.event(of: other.id, of: client)?.decision?.verdict == .hide)
      #expect(try await world.reply(to: comment, of: client)?.state == .accepted)
    }
  }
}
