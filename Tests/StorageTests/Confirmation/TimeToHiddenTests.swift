import Moderation
import Testing

@testable import Storage

@Suite(.timeLimit(.minutes(2))) struct TimeToHiddenTests {
  /// From the actions, one by one.
  private func naive(_ actions: [Action], _ written: [String: Timestamp], _ range: TimeRange) -> TimeToHidden {
    var sum = TimeToHidden()
    for action in actions where action.id.rawValue == action.eventID.rawValue && action.carriedOutAs == .hide {
      let received = action.createdAt
      if let start = range.start, received < start { continue }
      if let end = range.end, received >= end { continue }
      let evidence = action.evidence
      let writtenAt = written[action.commentID] ?? received
      if let moment = evidence.acceptedAt {
        sum[.receivedToAccepted].add(moment - received)
        sum[.writtenToAccepted].add(moment - writtenAt)
      }
      if let moment = evidence.confirmedAt {
        sum[.receivedToConfirmed].add(moment - received)
        sum[.writtenToConfirmed].add(moment - writtenAt)
      }
      sum.drifts += evidence.drifts
      if evidence.unseenAt != nil { sum.unseen += 1 }
    }
    return sum
  }

  @Test("Times over any range are those of the removals one by one", arguments: [1, 2])
  func property(seed: UInt64) async throws {
    let test = try TestDatabase()
    let world = try await BusinessWorld(in: test)
    let neighbour = try await BusinessWorld("neighbour", in: test)
    let queue = ConfirmationRepository(test.database)
    var generator = SeededGenerator(seed: seed)
    var written: [String: Timestamp] = [:]
    for number in 0..<120 {
      test.clock.advance(by: .milliseconds(Int.random(in: 0...200_000, using: &generator)))
      if number % 30 == 0 { test.clock.set(test.clock.now.startOfHour + .seconds(3600)) }
      let comment = "\(number)"
      written[comment] = test.clock.now
      let event = try await world.add(comment, .by("spam"))
      if number % 10 == 0 {
        _ = try await neighbour.add("n\(number)", .by("spam"))
        try await neighbour.carryOut("n\(number)")
      }
      test.clock.advance(by: .milliseconds(Int.random(in: 1...5_000, using: &generator)))
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: break
      case 1: await world.echo(.hidden, comment)
      case 2: try await world.carryOut(comment, .confirmed)
      case 3:
        try await world.carryOut(comment)
        _ = try await ReviewDeskRepository(test.database)
          .review(event.id, verdict: .allow, at: test.clock.now, in: world.scope)
        try await world.carryOut(comment)
      default:
        try await world.carryOut(comment)
        test.clock.advance(by: .milliseconds(Int.random(in: 1...60_000, using: &generator)))
        if Bool.random(using: &generator) { await world.echo(.hidden, comment) }
      }
      for batch in try await queue.due(at: test.clock.now, limit: 1, size: 30, excluding: []) {
        var findings: [ActionID: ConfirmationFinding] = [:]
        for item in batch.items {
          findings[item.actionID] =
            [.done, .drifted(retryAt: test.clock.now, error: "x"), .unseen(reason: "x")].randomElement(
              using: &generator)
        }
        _ = try await queue.record(findings, of: batch, at: test.clock.now)
      }
    }
    let actions = try await world.allActions()
    let reports = ReportRepository(test.database)
    let whole = try await reports.timeToHidden(received: .always, account: nil, in: world.scope)
    #expect(whole == [world.account: naive(actions, written, .always)])
    let sums = try #require(whole[world.account])
    #expect(sums.drifts > 0 && sums.unseen > 0 && sums[.receivedToConfirmed].total > 20)
    let span = (test.clock.now - TestClock.start).milliseconds
    for _ in 0..<100 {
      let start = TestClock.start + .milliseconds(Int64.random(in: 0...span, using: &generator))
      let end = start + .milliseconds(Int64.random(in: 0...span, using: &generator))
      let range = TimeRange(start: Bool.random(using: &generator) ? start : start.startOfHour, end: end)
      let times = try await reports.timeToHidden(received: range, account: world.account, in: world.scope)
      #expect(times[world.account, default: TimeToHidden()] == naive(actions, written, range), "\(range)")
    }
    #expect(
      try await reports.timeToHidden(received: .always, account: neighbour.account, in: world.scope).isEmpty)
  }

  @Test("What a person decides later is not the gateway's time")
  func reviewed() async throws {
    let world = try await BusinessWorld()
    let event = try await world.add("1", .by("maybe", .review))
    world.test.clock.advance(by: .seconds(7200))
    _ = try await ReviewDeskRepository(world.test.database)
      .review(event.id, verdict: .hide, at: world.test.clock.now, in: world.scope)
    try await world.carryOut("1")
    #expect(try await world.actions("1") == ["hide accepted"])
    let times = try await ReportRepository(world.test.database)
      .timeToHidden(received: .always, account: nil, in: world.scope)
    #expect(times.isEmpty)
  }
}
