import Moderation
import Sandbox
import Testing

@testable import Enforcement
@testable import Storage

@Suite("Looking for comments that no delivery brought")
struct SweepWorkerTests {
  private static let rules = """
    {"rules":[{"id":"spam","verdict":"hide","labels":["spam"],"when":{"phrases":["free money"]}}]}
    """
  private static let another = "7377694258502880777"

  /// A client with one delivered comment, so that its video is known.
  private func client(in world: World, _ name: String = "shop", isHeard: Bool = true) async throws -> Client {
    let client = try await world.addClient(.business, name, knowsAuthor: false)
    try await world.setRules(Self.rules, of: client)
    world.clock.advance(by: .seconds(1))
    if isHeard { try await world.deliver(try world.lose("first", to: client), from: client) }
    return client
  }

  @Test("what was lost is decided and acted on like a delivery, and a delivery that comes after all changes nothing")
  func found() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      let spam = try world.lose("free money here", to: client)
      let fine = try world.lose("nice", to: client)
      world.clock.advance(by: .seconds(3700))
      try await world.sweep()
      let event = try #require(try await world.event(of: spam, of: client))
      #expect(event.decision?.ruleID == "spam" && event.decision?.labels == ["spam"])
      // Hides of what was just written come before.
      #expect(event.action?.carriedOutAs == .hide && event.action?.urgency == .background)
      #expect(event.comment.username == "@eve" && event.comment.text == "free money here")
      #expect(try await world.event(of: fine, of: client)?.decision?.verdict == .allow)
      let before = try await world.actions(of: client)
      #expect(try await world.deliver(spam, from: client) == .duplicate)
      #expect(try await world.deliver(spam, from: client) == .duplicate)
      #expect(try await world.actions(of: client) == before)
      let coverage = try await world.coverage(of: client)
      #expect(coverage.delivered == 1 && coverage.found == 2 && coverage.late == 1 && coverage.total == 3)
      // Nothing is left to find.
      world.clock.advance(by: .seconds(3700))
      try await world.sweep()
      #expect(try await world.coverage(of: client).found == 2)
      try await world.working { try await world.expect(spam, of: client, becomes: .accepted) }
      #expect(world.state.comment(spam)?.visibility == .hidden)
    }
  }

  @Test("what was deleted for its age is not found again, what was lost since is")
  func deleted() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      let day = Duration.seconds(86_400)
      let known = try world.lose("free money", to: client)
      try await world.deliver(known, from: client)
      try await world.working { try await world.expect(known, of: client, becomes: .accepted) }
      world.clock.advance(by: day * 4)
      let lost = try world.lose("free money here", to: client)
      world.clock.advance(by: day * 4)
      try await world.deliver(try world.lose("again", to: client), from: client)
      let retention = RetentionWorkRepository(world.database)
      let policy = RetentionPolicy(commentDays: 7)
      for task in try await retention.dueTasks(under: policy, at: world.clock.now) {
        _ = try await retention.carryOut(task, under: policy, within: .seconds(1))
      }
      #expect(try await world.event(of: known, of: client) == nil)
      world.clock.advance(by: .seconds(3700))
      try await world.sweep(by: world.sweepWorker(schedule: SweepSchedule(reach: day * 30)))
      #expect(try await world.event(of: known, of: client) == nil)
      #expect(try await world.event(of: lost, of: client) != nil)
    }
  }

  @Test("what is younger than ten minutes is not missed yet, and found by the next pass")
  func young() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      world.clock.advance(by: .seconds(3600))
      let young = try world.lose("free money", to: client)
      world.clock.advance(by: .seconds(300))
      try await world.sweep()
      #expect(try await world.event(of: young, of: client) == nil)
      world.clock.advance(by: .seconds(3700))
      try await world.sweep()
      #expect(try await world.event(of: young, of: client) != nil)
    }
  }

  @Test("answers are looked at where their number changed, those to comments that were covered before once a day")
  func replies() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      let parent = try world.lose("a question", to: client)
      let early = (0..<40).map { "free money \($0)" }
      let lost = try early.map { try world.lose($0, replyingTo: parent, to: client) }
      world.clock.advance(by: .seconds(3700))
      try await world.sweep()
      for id in lost { #expect(try await world.event(of: id, of: client)?.comment.parentCommentID == parent) }
      #expect(world.state.calls(endpoint: World.repliesEndpoint).count == 2)
      let late = try world.lose("free money, late", replyingTo: parent, to: client)
      world.clock.advance(by: .seconds(86_400))
      try await world.sweep()
      #expect(try await world.event(of: late, of: client)?.decision?.ruleID == "spam")
      // No number changed since.
      let calls = world.state.calls(endpoint: World.repliesEndpoint).count
      world.clock.advance(by: .seconds(86_400))
      try await world.sweep()
      #expect(world.state.calls(endpoint: World.repliesEndpoint).count == calls)
    }
  }

  @Test("a pass that runs out of calls goes on from where it was, after a restart too")
  func resumed() async throws {
    try await World.run { world in
      let client = try await client(in: world)
      let lost = try (0..<300).map { try world.lose("free money \($0)", to: client) }
      world.clock.advance(by: .seconds(3700))
      // Spare work may have half of them, of which half may come at once and the others are spread over the minute.
      let limits = CallLimits(perAccount: 8, perApp: 600)
      for pass in 1...4 {
        try await world.sweep(by: world.sweepWorker(limits: limits))
        #expect(world.state.calls(endpoint: World.listEndpoint).count == min(3 * pass, 12))
        world.clock.advance(by: .seconds(70))
      }
      // 301 comments in pages of 30, of which each shows three of the one before.
      #expect(world.state.calls(endpoint: World.listEndpoint).count == 12)
      #expect(try await world.coverage(of: client).found == lost.count)
      let actions = try await world.actions(of: client)
      #expect(actions.count == lost.count && Set(actions.map(\.commentID)) == Set(lost))
    }
  }

  @Test("comments that are deleted while a pass rests do not have it skip others", arguments: [1, 3, 4, 40])
  func deletedMeanwhile(deletions: Int) async throws {
    try await World.run { world in
      let client = try await client(in: world)
      let lost = try (0..<300).map { try world.lose("free money \($0)", to: client) }
      world.clock.advance(by: .seconds(3700))
      let limits = CallLimits(perAccount: 8, perApp: 600)
      // The newest, which the pass has seen already.
      var gone: Set<String> = []
      for pass in 0..<8 {
        try await world.sweep(by: world.sweepWorker(limits: limits))
        world.clock.advance(by: .seconds(70))
        guard pass < 2 else { continue }
        for id in lost.dropLast(gone.count).suffix(deletions) {
          try world.state.delete(id)
          gone.insert(id)
        }
      }
      let found = Set(try await world.createdEvents(of: client).map(\.comment.commentID))
      let missed = Set(lost).subtracting(found).subtracting(gone)
      #expect(missed.isEmpty && gone.count == 2 * deletions)
    }
  }

  @Test("a video that TikTok knows no more is let go of")
  func videoGone() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      try world.state.addFault(SandboxFault(.code("40007"), endpoint: World.listEndpoint))
      // Less than a day, which is how long a token is good for: one that is renewed has its call made again.
      for _ in 0..<3 {
        world.clock.advance(by: .seconds(7_200))
        try await world.sweep()
      }
      #expect(world.state.calls(endpoint: World.listEndpoint).count == 1)
      // Should it come back, its first event enters it again.
      try await world.deliver(try world.lose("again", to: client), from: client)
      try await world.sweep()
      #expect(world.state.calls(endpoint: World.listEndpoint).count == 2)
    }
  }

  @Test(
    "an app whose calls are all wanted by hides is swept a little all the same",
    arguments: zip([1_000, 2], [Duration.seconds(1), .milliseconds(200)]))
  func busy(perSecond: Int, step: Duration) async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      let lost = try world.lose("free money", to: client)
      world.clock.advance(by: .seconds(3700))
      let broker = QuotaBroker(CallLimits(perAccount: 1000, perApp: 100, perSecond: perSecond))
      // Another tenant's hides, as many as there can be, and one more that waits.
      let hide = PlatformCall(.hide, of: .fresh(), tenant: .fresh(), app: world.app.id, urgency: .prompt)
      while broker.admit(hide, at: world.clock.now) == .admitted { broker.ended(hide, .succeeded, at: world.clock.now) }
      for _ in 0..<70 {
        world.clock.advance(by: step)
        while broker.admit(hide, at: world.clock.now) == .admitted {
          broker.ended(hide, .succeeded, at: world.clock.now)
        }
        try await world.sweep(by: world.sweepWorker(gate: broker))
        if try await world.event(of: lost, of: client) != nil { break }
      }
      #expect(try await world.event(of: lost, of: client) != nil)
    }
  }

  @Test("an account that was turned away is gone on with when it was told to ask again, and not at the next round")
  func turnedAway() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      for number in 0..<400 { try world.lose("nice \(number)", to: client) }
      world.clock.advance(by: .seconds(3700))
      // Ten of an account's twenty spare calls may come at once, and then one every three seconds.
      try await world.working(world.sweepWorker(limits: .unhurried)) { () async throws in
        #expect(
          try await eventually {
            world.advance(by: .milliseconds(20))
            return world.state.calls(endpoint: World.listEndpoint).count >= 12
          })
      }
    }
  }

  @Test("one account's trouble or spent quota holds no other up")
  func independent() async throws {
    try await World.run { world in
      let busy = try await client(in: world, "busy")
      let calm = try await client(in: world, "calm")
      for number in 0..<200 { try world.lose("free money \(number)", to: busy) }
      let lost = try world.lose("free money", to: calm)
      world.clock.advance(by: .seconds(3700))
      try world.state.addFault(SandboxFault(.httpStatus(500), endpoint: World.listEndpoint))
      let worker = world.sweepWorker(limits: CallLimits(perAccount: 2, perApp: 600))
      try await worker.round()
      world.clock.advance(by: .seconds(70))
      try await worker.round()
      #expect(try await world.event(of: lost, of: calm) != nil)
    }
  }

  @Test("an account that has to wait waits for no longer when the clock is set back")
  func clockSetBack() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      try world.lose("free money", to: client)
      world.clock.advance(by: .seconds(3700))
      try world.state.addFault(SandboxFault(.httpStatus(500), .count(1), endpoint: World.listEndpoint))
      let worker = world.sweepWorker()
      try await worker.round()
      func calls() -> Int { world.state.calls(endpoint: World.listEndpoint).count }
      let before = calls()
      let lead = Duration.seconds(86_400)
      world.clock.advance(by: .zero - lead)
      worker.moveAhead(by: lead)
      _ = try await TimetableRepository(world.database).moveAhead(by: lead, at: world.clock.now)
      try await worker.sweepDue()
      #expect(calls() == before)
      world.clock.advance(by: SweepWorker.troublePause)
      try await worker.sweepDue()
      #expect(calls() == before + 1)
    }
  }

  @Test("videos that nothing happens on are swept less and less often, and again soon when something does")
  func quiet() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      for _ in 0..<12 {
        world.clock.advance(by: .seconds(3600))
        try await world.sweep()
      }
      // The first, then after 1, 2, 4 and so on hours of quiet.
      #expect(world.state.calls(endpoint: World.listEndpoint).count <= 5)
      let calls = world.state.calls(endpoint: World.listEndpoint).count
      try await world.deliver(try world.lose("again", to: client), from: client)
      try await world.sweep()
      world.clock.advance(by: .seconds(3700))
      try await world.sweep()
      #expect(world.state.calls(endpoint: World.listEndpoint).count == calls + 1)
    }
  }

  @Test("a disconnected account is left alone until it is connected again")
  func disconnected() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      let lost = try world.lose("free money", to: client)
      _ = try await AccountRepository(world.database)
        .disconnect(client.account.id, reason: "gone", at: world.clock.now, in: client.scope)
      world.clock.advance(by: .seconds(3700))
      try await world.sweep()
      #expect(world.state.calls(endpoint: World.listEndpoint).isEmpty)
      _ = try await AccountRepository(world.database)
        .setTokens(try world.sealedTokens(of: client.account.id, "shop"), of: client.account.id, in: client.scope)
      try await world.sweep()
      #expect(try await world.event(of: lost, of: client) != nil)
    }
  }

  @Test("videos without an event for seven days are let go of")
  func forgotten() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      try await world.sweep()
      world.clock.advance(by: .seconds(8 * 86_400))
      try await world.deliver(try world.lose("hello", on: Self.another, to: client), from: client)
      let lost = try world.lose("free money", to: client)
      world.clock.advance(by: .seconds(3600))
      try await world.sweep()
      #expect(try await world.event(of: lost, of: client) == nil)
      try await world.deliver(try world.lose("hello", on: Client.video, to: client), from: client)
      try await world.sweep()
      world.clock.advance(by: .seconds(3700))
      try await world.sweep()
      #expect(try await world.event(of: lost, of: client) != nil)
    }
  }

  @Test("an account whose comments grow while nothing is delivered raises one alert, and another in the next episode")
  func silence() async throws {
    try await World.run(quotas: nil) { world in
      let alerts = RecordedAlerts()
      let client = try await client(in: world)
      _ = try await world.client(another: "calm")
      func loseSome(_ count: Int) async throws {
        for number in 0..<count { try world.lose("hello \(number)", to: client) }
        for _ in 0..<3 {
          world.clock.advance(by: .seconds(3700))
          try await world.sweep(by: world.sweepWorker(alerts: alerts))
        }
      }
      world.clock.advance(by: .seconds(2))
      try await loseSome(4)
      #expect(alerts.all.isEmpty)
      try await loseSome(1)
      #expect(alerts.all.map(\.kind) == [.accountSilent])
      #expect(alerts.all.map(\.subject) == ["\(client.account.id)"])
      try await loseSome(5)
      #expect(alerts.all.count == 1)
      try await world.deliver(try world.lose("at last", to: client), from: client)
      world.clock.advance(by: .seconds(2))
      try await loseSome(5)
      #expect(alerts.all.count == 2)
    }
  }

  @Test("comments that grow after weeks without any are noticed too, on the video that was heard of last")
  func lateSilence() async throws {
    try await World.run(quotas: nil) { world in
      let alerts = RecordedAlerts()
      let client = try await client(in: world)
      for _ in 0..<3 {
        world.clock.advance(by: .seconds(6 * 86_400))
        try await world.sweep(by: world.sweepWorker(alerts: alerts))
      }
      #expect(!alerts.all.contains { $0.kind == .accountSilent })
      for number in 0..<5 { try world.lose("hello \(number)", to: client) }
      for _ in 0..<2 {
        world.clock.advance(by: .seconds(86_400))
        try await world.sweep(by: world.sweepWorker(alerts: alerts))
      }
      #expect(alerts.all.count { $0.kind == .accountSilent } == 1)
    }
  }

  @Test("an account that is not heard of for a week, or never was, is told of once; one that is not in use is not")
  func unheard() async throws {
    try await World.run(quotas: nil) { world in
      let alerts = RecordedAlerts()
      let heard = try await client(in: world, "heard")
      let never = try await client(in: world, "never", isHeard: false)
      let off = try await client(in: world, "off", isHeard: false)
      try await world.sweep(by: world.sweepWorker(alerts: alerts))
      _ = try await AccountRepository(world.database)
        .disconnect(off.account.id, reason: "gone", at: world.clock.now, in: off.scope)
      try await world.pass(6, alerts: alerts)
      #expect(alerts.all.isEmpty)
      try await world.pass(4, alerts: alerts)
      #expect(alerts.all.allSatisfy { $0.kind == .accountUnheard })
      #expect(Set(alerts.all.map(\.subject)) == ["\(heard.account.id)", "\(never.account.id)"])
      #expect(alerts.all.count == 2)
      #expect(alerts.all.contains { $0.message.contains("never delivered anything about account never") })
      // It is counted from when it is in use again.
      _ = try await AccountRepository(world.database)
        .setTokens(try world.sealedTokens(of: off.account.id, "off"), of: off.account.id, in: off.scope)
      try await world.pass(6, alerts: alerts)
      #expect(alerts.all.count == 2)
      // The next episode.
      try await world.deliver(try world.lose("at last", to: heard), from: heard)
      try await world.pass(8, alerts: alerts)
      #expect(alerts.all.count { $0.subject == "\(heard.account.id)" } == 2)
    }
  }

  @Test("a gateway that did not run for a week has not been told nothing for a week")
  func downtime() async throws {
    try await World.run(quotas: nil) { world in
      let alerts = RecordedAlerts()
      _ = try await client(in: world)
      try await world.sweep(by: world.sweepWorker(alerts: alerts))
      world.clock.advance(by: .seconds(9 * 86_400))
      try await world.sweep(by: world.sweepWorker(alerts: alerts))
      #expect(alerts.all.isEmpty)
    }
  }

  @Test("a day counts as compared once all of it was, on every video, and what was lost counts on its own day")
  func comparedDays() async throws {
    try await World.run(quotas: nil) { world in
      let day = Duration.seconds(86_400)
      let client = try await client(in: world)
      // Half an hour before the second midnight.
      let midnight = world.clock.now.startOfDay + day * 2
      world.clock.advance(by: midnight - .seconds(1800) - world.clock.now)
      try await world.deliver(try world.lose("hello", to: client), from: client)
      try await world.deliver(try world.lose("hello", on: Self.another, to: client), from: client)
      try world.lose("free money", to: client)
      // Until ten minutes before midnight, and again half an hour past it.
      let coverage = CoverageRepository(world.database)
      world.clock.advance(by: .seconds(1500))
      try await world.sweep()
      let early = try await coverage.coverage(during: .always, account: nil, in: client.scope)
      #expect(early.first?.comparedAt == nil)
      world.clock.advance(by: .seconds(4000))
      try await world.deliver(try world.lose("hi", to: client), from: client)
      try await world.sweep()
      world.clock.advance(by: .seconds(7300))
      try await world.sweep()
      let all = try await coverage.coverage(during: .always, account: nil, in: client.scope)
      #expect(all.map(\.day) == [midnight, midnight - day, midnight - day * 2])
      #expect(all[0].total == 1 && all[0].comparedAt == nil)
      #expect(all[1].delivered == 2 && all[1].found == 1 && all[1].comparedAt != nil)
      #expect(all[2].total == 1 && all[2].comparedAt != nil)
    }
  }

  @Test("comments lost while deliveries came all the same are no silence")
  func noSilence() async throws {
    try await World.run(quotas: nil) { world in
      let alerts = RecordedAlerts()
      let client = try await client(in: world)
      for number in 0..<20 {
        try world.lose("lost \(number)", to: client)
        world.clock.advance(by: .seconds(2))
        try await world.deliver(try world.lose("brought \(number)", to: client), from: client)
      }
      for _ in 0..<3 {
        world.clock.advance(by: .seconds(3700))
        try await world.sweep(by: world.sweepWorker(alerts: alerts))
      }
      #expect(try await world.coverage(of: client).found == 20)
      #expect(alerts.all.isEmpty)
    }
  }
}

extension World {
  /// Sweeps twice a day.
  fileprivate func pass(_ days: Int, alerts: RecordedAlerts) async throws {
    for _ in 0..<days * 2 {
      clock.advance(by: .seconds(43_200))
      try await sweep(by: sweepWorker(alerts: alerts))
    }
  }

  /// A client about which all is well.
  fileprivate func client(another name: String) async throws -> Client {
    let client = try await addClient(.business, name, knowsAuthor: false)
    try await setRules("{\"rules\":[]}", of: client)
    clock.advance(by: .seconds(1))
    try await deliver(try lose("hello", to: client), from: client)
    return client
  }
}
