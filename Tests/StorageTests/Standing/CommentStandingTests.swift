import Moderation
import Testing

@testable import Storage

/// How it stands with a comment, from its actions and from what TikTok told.
@Suite struct CommentStandingTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// In seconds, in order.
    var deeds: [(Int64, Action.Kind, Action.State, attempts: Int)]
    var echoes: [(Int64, CommentEvent.Kind)]
    var standing: CommentStanding
  }

  static let rows: [Row] = [
    Row(testDescription: "nothing happened", deeds: [], echoes: [], standing: .visible),
    Row(testDescription: "hidden by hand", deeds: [], echoes: [(1, .hidden)], standing: .hidden),
    Row(
      testDescription: "hidden and shown by hand", deeds: [], echoes: [(1, .hidden), (2, .madePublic)],
      standing: .visible),
    Row(testDescription: "queued", deeds: [(0, .hide, .requested, 0)], echoes: [], standing: .hideQueued),
    Row(testDescription: "a delete queued", deeds: [(0, .delete, .requested, 0)], echoes: [], standing: .hideQueued),
    Row(
      testDescription: "tried in vain, or perhaps not", deeds: [(0, .hide, .requested, 2)], echoes: [],
      standing: .hidden),
    Row(
      testDescription: "a delete tried in vain", deeds: [(0, .delete, .requested, 2)], echoes: [],
      standing: .hideQueued),
    Row(testDescription: "accepted", deeds: [(0, .hide, .accepted, 1)], echoes: [], standing: .hidden),
    Row(testDescription: "confirmed", deeds: [(0, .hide, .confirmed, 1)], echoes: [(1, .hidden)], standing: .hidden),
    Row(
      testDescription: "shown by hand since", deeds: [(0, .hide, .confirmed, 1)],
      echoes: [(1, .hidden), (2, .madePublic)], standing: .visible),
    Row(
      testDescription: "shown by hand before", deeds: [(5, .hide, .accepted, 1)], echoes: [(2, .madePublic)],
      standing: .hidden),
    Row(testDescription: "failed", deeds: [(0, .hide, .failed, 1)], echoes: [], standing: .visible),
    Row(testDescription: "given up", deeds: [(0, .hide, .dead, 5)], echoes: [], standing: .visible),
    Row(
      testDescription: "given up, but it was done", deeds: [(0, .hide, .dead, 5)], echoes: [(1, .hidden)],
      standing: .hidden),
    Row(testDescription: "withdrawn", deeds: [(0, .hide, .withdrawn, 0)], echoes: [], standing: .visible),
    Row(
      testDescription: "an unhide queued", deeds: [(0, .hide, .confirmed, 1), (5, .unhide, .requested, 0)],
      echoes: [(1, .hidden)], standing: .visible),
    Row(
      testDescription: "unhidden", deeds: [(0, .hide, .confirmed, 1), (5, .unhide, .confirmed, 1)],
      echoes: [(1, .hidden), (6, .madePublic)], standing: .visible),
    Row(
      testDescription: "the unhide failed", deeds: [(0, .hide, .confirmed, 1), (5, .unhide, .failed, 1)],
      echoes: [(1, .hidden)], standing: .hidden),
    Row(
      testDescription: "hidden by hand after the unhide",
      deeds: [(0, .hide, .confirmed, 1), (5, .unhide, .confirmed, 1)],
      echoes: [(1, .hidden), (6, .madePublic), (9, .hidden)], standing: .hidden),
    Row(
      testDescription: "hidden again by us",
      deeds: [
        (0, .hide, .confirmed, 1), (5, .unhide, .accepted, 1),
        (9, .hide, .requested, 0),
      ], echoes: [(1, .hidden), (6, .madePublic)], standing: .hideQueued),
    Row(testDescription: "deleted by us", deeds: [(0, .delete, .accepted, 1)], echoes: [], standing: .deleted),
    Row(
      testDescription: "deleted by anybody", deeds: [(0, .hide, .accepted, 1)],
      echoes: [(1, .hidden), (2, .deleted), (3, .madePublic)], standing: .deleted),
    Row(
      testDescription: "restricted to friends is seen", deeds: [], echoes: [(1, .restrictedToFriends)],
      standing: .visible),
  ]

  @Test("What was done by hand after TikTok told of ours counts, however far our clock was ahead")
  func clockAhead() {
    func standing(_ kind: Action.Kind, isTold: Bool, _ own: CommentEvent.Kind, _ byHand: CommentEvent.Kind)
      -> CommentStanding
    {
      CommentStanding(
        deeds: [
          CommentStanding.Deed(
            carriedOutAs: kind, state: .confirmed, attempts: 1, since: TestClock.start + .seconds(180), isTold: isTold)
        ],
        echoes: [
          CommentStanding.Echo(kind: own, occurredAt: TestClock.start),
          CommentStanding.Echo(kind: byHand, occurredAt: TestClock.start + .seconds(60)),
        ])
    }
    #expect(standing(.hide, isTold: true, .hidden, .madePublic) == .visible)
    #expect(standing(.unhide, isTold: true, .madePublic, .hidden) == .hidden)
    // Whether it came before or after nobody can tell but by our clock.
    #expect(standing(.hide, isTold: false, .hidden, .madePublic) == .hidden)
    #expect(standing(.unhide, isTold: false, .madePublic, .hidden) == .visible)
  }

  @Test("The latest of what was done counts", arguments: rows)
  func table(row: Row) {
    let standing = CommentStanding(
      deeds: row.deeds.map {
        CommentStanding.Deed(
          carriedOutAs: $0.1, state: $0.2, attempts: $0.attempts, since: TestClock.start + .seconds($0.0))
      },
      echoes: row.echoes.map { CommentStanding.Echo(kind: $0.1, occurredAt: TestClock.start + .seconds($0.0)) })
    #expect(standing == row.standing)
  }
}
