import Enforcement
import Moderation
import Sandbox
import Testing

@testable import Storage

/// Whether TikTok did what it said it would. No webhook is registered at the sandbox: no echo comes unless the test
/// sends one.
@Suite(.timeLimit(.minutes(2))) struct ConfirmationWorkerTests {
  @Test("A success that TikTok only claims is found out, tried again and then confirmed")
  func lyingSuccess() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      try world.state.addFault(SandboxFault(.lyingSuccess, endpoint: client.hideEndpoint))
      let comment = try await world.comment(.hide, to: client)
      try await world.confirming {
        try await world.expect(comment, of: client, becomes: .accepted)
        #expect(world.state.comment(comment)?.visibility == .public)
        // Found and, because the first new try follows at once, accepted for good.
        let again = try await world.pass(World.patience, until: comment, of: client) {
          $0.evidence.drifts == 1 && $0.state == .accepted
        }
        #expect(again.attempts == 2 && again.lastError == nil)
        #expect(world.state.comment(comment)?.visibility == .hidden)
        let done = try await world.pass(World.patience, until: comment, of: client) { $0.state == .confirmed }
        #expect(done.evidence.proof == .read && done.evidence.drifts == 1 && done.attempts == 2)
      }
      #expect(world.state.calls(on: comment, endpoint: client.hideEndpoint).map(\.succeeded) == [false, true])
      #expect(world.state.calls(endpoint: World.listEndpoint).count == 2)
      let times = try await ReportRepository(world.database)
        .timeToHidden(received: .always, account: nil, in: client.scope)[client.account.id]
      #expect(times?.drifts == 1 && times?[.receivedToConfirmed].total == 1 && times?[.receivedToAccepted].total == 1)
      let confirmed = try #require(times?[.receivedToConfirmed].quantile(0.5))
      #expect(confirmed >= World.patience && confirmed < World.patience * 3)
    }
  }

  @Test("A hide whose echo is lost is confirmed by one look; one whose echo came is not looked at")
  func lostEcho() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      let lost = try await world.comment(.hide, to: client)
      let told = try await world.comment(.hide, to: client)
      let gate = RecordedGate()
      try await world.confirming(gate: gate) {
        try await world.expect(lost, of: client, becomes: .accepted)
        try await world.expect(told, of: client, becomes: .accepted)
        await world.echo(.hidden, of: told, from: client)
        let done = try await world.pass(World.patience, until: lost, of: client) { $0.state == .confirmed }
        #expect(done.evidence.proof == .read && done.evidence.drifts == 0)
      }
      #expect(try await world.action(on: told, of: client)?.evidence.proof == .echo)
      #expect(gate.admitted.map(\.endpoint) == [.comments] && gate.admitted.map(\.urgency) == [.confirming])
      #expect(gate.ended == gate.admitted)
      #expect(world.state.calls(endpoint: World.listEndpoint).count == 1)
    }
  }

  @Test("A hide that TikTok only claimed is not taken for done while the video is private, and done once it is not")
  func privateVideo() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      try world.state.addFault(SandboxFault(.lyingSuccess, endpoint: client.hideEndpoint))
      let comment = try await world.comment(.hide, to: client)
      try await world.confirming {
        try await world.expect(comment, of: client, becomes: .accepted)
        try world.state.setVideo(Client.video, of: client.openID, isPrivate: true)
        for looks in 1...2 {
          world.pass(.seconds(1200))
          // By its id, and whether anything else can be seen.
          #expect(try await eventually { world.state.calls(endpoint: World.listEndpoint).count == 2 * looks })
          // What was found is recorded, before the clock is moved again.
          #expect(try await eventually { try await world.confirmations.nextDue(after: world.clock.now) != nil })
          #expect(try await world.action(on: comment, of: client)?.state == .accepted)
        }
        try world.state.setVideo(Client.video, of: client.openID, isPrivate: false)
        let again = try await world.pass(.seconds(3600), until: comment, of: client) {
          $0.evidence.drifts == 1 && $0.state == .accepted
        }
        #expect(again.attempts == 2)
        _ = try await world.pass(World.patience, until: comment, of: client) { $0.state == .confirmed }
      }
      #expect(world.state.comment(comment)?.visibility == .hidden)
    }
  }

  @Test("A comment that was deleted meanwhile is believed to be gone at the second look, ten minutes later")
  func deleted() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      try world.state.post("nice", by: "@ann", on: Client.video, of: client.openID)
      let comment = try await world.comment(.hide, to: client)
      try await world.confirming {
        try await world.expect(comment, of: client, becomes: .accepted)
        try world.state.delete(comment)
        world.pass(World.patience)
        #expect(try await eventually { world.state.calls(endpoint: World.listEndpoint).count == 2 })
        // What was found is recorded, before the clock is moved again.
        #expect(try await eventually { try await world.confirmations.nextDue(after: world.clock.now) != nil })
        #expect(try await world.action(on: comment, of: client)?.state == .accepted)
        let done = try await world.pass(.seconds(660), until: comment, of: client) { $0.state == .confirmed }
        #expect(done.evidence.proof == .read && done.attempts == 1)
      }
    }
  }

  @Test("A video that TikTok knows no more is looked for less and less often, and nothing is said to be done")
  func videoGone() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      let comment = try await world.comment(.hide, to: client)
      try await world.confirming {
        try await world.expect(comment, of: client, becomes: .accepted)
        try world.state.addFault(SandboxFault(.code("40007"), .count(1000), endpoint: World.listEndpoint))
        var looks = 0
        while looks < 40 {
          let next = try #require(try await world.confirmations.nextDue(after: world.clock.now))
          world.pass(next - world.clock.now)
          looks += 1
          let expected = looks
          #expect(try await eventually { world.state.calls(endpoint: World.listEndpoint).count == expected })
          let isRecorded = try await eventually {
            try await world.confirmations.due(at: world.clock.now, limit: 1, size: 30, excluding: []).isEmpty
          }
          #expect(isRecorded)
          if try await world.action(on: comment, of: client)?.evidence.unseenAt != nil { break }
        }
        #expect(looks < 20)
        #expect(try await world.action(on: comment, of: client)?.state == .accepted)
      }
    }
  }

  @Test("Before TikTok has had its time nothing is looked at")
  func patience() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      let comment = try await world.comment(.hide, to: client)
      let queue = HookedConfirmations(base: world.confirmations)
      try await world.confirming(queue: queue) {
        try await world.expect(comment, of: client, becomes: .accepted)
        world.pass(.seconds(300))
        let now = world.clock.now
        world.pass(.zero)
        #expect(try await eventually { queue.passes.haveReached(now) })
        #expect(world.state.calls(endpoint: World.listEndpoint).isEmpty)
        _ = try await world.pass(World.patience, until: comment, of: client) { $0.state == .confirmed }
      }
    }
  }

  @Test("Thirty comments of a video are looked at with one call, within the account's limit")
  func batches() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient()
      let comments = try await hidden(75, of: client, in: world)
      let gate = RecordedGate(perMinute: 2)
      let calls = { world.state.calls(endpoint: World.listEndpoint).count }
      let confirmed = { try await world.actions(of: client).count { $0.state == .confirmed } }
      world.pass(World.patience)
      try await world.working(world.confirmationWorker(gate: gate)) {
        #expect(try await eventually { try await confirmed() == 60 })
        let hasWantedMore = try await eventually { gate.turnedAway > 0 }
        #expect(hasWantedMore && calls() == 2 && gate.admitted.count == 2)
        world.pass(.seconds(61))
        #expect(try await eventually { try await confirmed() == comments.count })
      }
      #expect(calls() == 3 && gate.admitted.count == 3 && gate.ended.count == 3)
    }
  }

  @Test("An account that must wait holds up no other")
  func others() async throws {
    try await World.run(quotas: nil) { world in
      let shop = try await world.addClient(.business, "shop")
      let cafe = try await world.addClient(.business, "cafe")
      _ = try await hidden(40, of: shop, in: world)
      _ = try await hidden(1, of: cafe, in: world)
      world.pass(World.patience)
      try await world.working(world.confirmationWorker(gate: RecordedGate(perMinute: 1))) {
        let isCafeDone = try await eventually {
          try await world.actions(of: cafe).allSatisfy { $0.state == .confirmed }
        }
        let isShopPartlyDone = try await eventually {
          try await world.actions(of: shop).count { $0.state == .confirmed } == 30
        }
        #expect(isCafeDone && isShopPartlyDone)
      }
      #expect(try await world.actions(of: shop).count { $0.state == .accepted } == 10)
    }
  }

  @Test("What was found and not recorded is found again, and counted once")
  func lostFinding() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      let failing = Failing(1, with: .diskFull)
      let queue = HookedConfirmations(base: world.confirmations) { try failing() }
      try world.state.addFault(SandboxFault(.lyingSuccess, endpoint: client.hideEndpoint))
      let comment = try await world.comment(.hide, to: client)
      try await world.confirming(queue: queue) {
        try await world.expect(comment, of: client, becomes: .accepted)
        let again = try await world.pass(World.patience, until: comment, of: client) {
          $0.evidence.drifts == 1 && $0.state == .accepted
        }
        #expect(again.attempts == 2)
      }
      #expect(world.state.calls(endpoint: World.listEndpoint).count == 2)
    }
  }

  @Test("An echo that comes while the comment is being read stands, whatever was read")
  func echoMeanwhile() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      try world.state.addFault(SandboxFault(.lyingSuccess, endpoint: client.hideEndpoint))
      let comment = try await world.comment(.hide, to: client)
      let queue = HookedConfirmations(base: world.confirmations) {
        await world.echo(.hidden, of: comment, from: client)
      }
      try await world.confirming(queue: queue) {
        try await world.expect(comment, of: client, becomes: .accepted)
        let done = try await world.pass(World.patience, until: comment, of: client) { $0.state == .confirmed }
        #expect(done.evidence.proof == .echo && done.evidence.drifts == 0)
      }
      #expect(world.state.calls(on: comment, endpoint: client.hideEndpoint).count == 1)
    }
  }

  @Test("What TikTok never does is given up after five drifts, in words and with an alert")
  func neverDone() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      try world.state.addFault(SandboxFault(.lyingSuccess, .count(9), endpoint: client.hideEndpoint))
      let comment = try await world.comment(.hide, to: client)
      try await world.confirming {
        let dead = try await world.drive(comment, of: client, to: .dead)
        #expect(dead.evidence.drifts == 5 && dead.attempts == 5)
        #expect(dead.lastError?.hasPrefix("TikTok accepted it 5 times") == true)
      }
      let alerts = try await AlertRepository(world.database)
        .alerts(kind: .actionDrifting, tenants: false, page: PageRequest(), in: .tenant(client.scope)).items
      #expect(alerts.count == 1)
    }
  }

  @Test("An unhide that does not take effect fails in the end, and the comment stays as TikTok keeps it")
  func unhide() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      try world.state.addFault(SandboxFault(.lyingSuccess, .count(9), endpoint: client.hideEndpoint))
      let comment = try await world.comment(
        .allow, to: client, action: PlannedAction(requested: .unhide, carriedOutAs: .unhide))
      try world.state.setVisibility(.hidden, of: comment, as: .api)
      try await world.confirming {
        let failed = try await world.drive(comment, of: client, to: .failed)
        #expect(failed.evidence.drifts == 5 && failed.lastError?.contains("stayed hidden") == true)
      }
    }
  }

  @Test("A creator who shows a comment again is not fought, neither before it was confirmed nor after")
  func byHand() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      let confirmed = try await world.comment(.hide, to: client)
      let waiting = try await world.comment(.hide, to: client)
      try await world.confirming {
        for comment in [confirmed, waiting] { try await world.expect(comment, of: client, becomes: .accepted) }
        await world.echo(.hidden, of: confirmed, from: client)
        world.clock.advance(by: .seconds(5))
        for comment in [confirmed, waiting] {
          try world.state.setVisibility(.public, of: comment, as: .owner)
          await world.echo(.madePublic, of: comment, from: client)
        }
        let left = try await world.pass(World.patience, until: waiting, of: client) { $0.evidence.unseenAt != nil }
        #expect(left.state == .accepted && left.evidence.drifts == 0)
        #expect(try await world.action(on: confirmed, of: client)?.state == .confirmed)
        world.pass(.seconds(86_400))
        // What comes later is carried out and looked at, and so would they have been.
        let later = try await world.comment(.hide, to: client)
        try await world.expect(later, of: client, becomes: .accepted)
        _ = try await world.pass(World.patience, until: later, of: client) { $0.state == .confirmed }
      }
      for comment in [confirmed, waiting] {
        #expect(world.state.calls(on: comment, endpoint: client.hideEndpoint).count == 1)
        #expect(world.state.comment(comment)?.visibility == .public)
      }
    }
  }

  @Test("In open nothing can be looked at: what no event confirms is said to be so, and not tried again")
  func open() async throws {
    try await World.run { world in
      let client = try await world.addClient(.open)
      let told = try await world.comment(.delete, to: client)
      let untold = try await world.comment(.delete, to: client)
      let gate = RecordedGate()
      try await world.confirming(gate: gate) {
        for comment in [told, untold] { try await world.expect(comment, of: client, becomes: .accepted) }
        await world.echo(.deleted, of: told, from: client)
        let left = try await world.pass(World.patience, until: untold, of: client) { $0.evidence.unseenAt != nil }
        #expect(left.state == .accepted && left.attempts == 1)
        #expect(try await world.action(on: told, of: client)?.evidence.proof == .echo)
        // It may come yet.
        await world.echo(.deleted, of: untold, from: client)
        #expect(try await world.action(on: untold, of: client)?.state == .confirmed)
      }
      #expect(gate.admitted.isEmpty && world.state.calls().count == 2)
    }
  }

  @Test("A hide that was withdrawn while its answer was lost is taken back once it is seen to be done")
  func withdrawn() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      try world.state.addFault(SandboxFault(.lostAnswer, .count(9), endpoint: client.hideEndpoint))
      let comment = try await world.comment(.hide, to: client)
      let event = try #require(try await world.actions(of: client).first).eventID
      let outbox = HookedOutbox(
        world.outbox,
        beforeRecord: {
          world.state.removeAllFaults()
          _ = try await ReviewDeskRepository(world.database)
            .review(event, verdict: .allow, at: world.clock.now, in: client.scope)
        })
      try await world.working(world.worker(outbox: outbox)) {
        try await world.expect(comment, of: client, becomes: .withdrawn)
        #expect(try await eventually { try await world.action(on: comment, of: client)?.attempts == 1 })
      }
      #expect(world.state.comment(comment)?.visibility == .hidden)
      try await world.confirming {
        world.pass(World.patience)
        let isShown = try await eventually { world.state.comment(comment)?.visibility == .public }
        #expect(isShown)
      }
      let actions = try await world.actions(of: client).reversed().map { "\($0.carriedOutAs.name) \($0.state.name)" }
      #expect(actions.first == "hide confirmed" && actions.count == 2)
    }
  }

  @Test("A clock that jumps days ahead writes nothing off: what was accepted is looked at, and tried again if need be")
  func jump() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      try world.state.addFault(SandboxFault(.lyingSuccess, endpoint: client.hideEndpoint))
      let lie = try await world.comment(.hide, to: client)
      try await world.confirming {
        try await world.expect(lie, of: client, becomes: .accepted)
        try await RetentionWorkRepository(world.database).believe(world.clock.now)
        let again = try await world.pass(.seconds(5 * 86_400), until: lie, of: client) {
          $0.evidence.drifts == 1 && $0.state == .accepted
        }
        #expect(again.evidence.unseenAt == nil)
        let done = try await world.pass(World.patience, until: lie, of: client) { $0.state == .confirmed }
        #expect(done.evidence.proof == .read)
      }
      #expect(world.state.comment(lie)?.visibility == .hidden)
    }
  }

  /// Comments that TikTok has hidden, as it accepted to.
  private func hidden(_ count: Int, of client: Client, in world: World) async throws -> [String] {
    var comments: [String] = []
    for _ in 0..<count { comments.append(try await world.comment(.hide, to: client)) }
    for action in try await world.actions(of: client) {
      try world.state.setVisibility(.hidden, of: action.commentID, as: .api)
      try await world.outbox.record(.accepted, of: action.id, began: world.clock.now, ended: world.clock.now)
    }
    return comments
  }
}
