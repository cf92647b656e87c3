internal import Moderation

extension CommentStanding {
  /// One action on the comment, replies apart.
  struct Deed: Equatable {
    var carriedOutAs: Action.Kind
    var state: Action.State
    var attempts: Int
    /// When it was asked for.
    var since: Timestamp
    /// Whether an event told that it was done.
    var isTold = false
  }

  /// What TikTok told of the comment.
  struct Echo: Equatable {
    var kind: CommentEvent.Kind
    var occurredAt: Timestamp
  }

  /// How it stands with a comment, from its actions in the order in which they were asked for, and from what TikTok
  /// told, in the order in which it happened.
  init(deeds: [Deed], echoes: [Echo]) {
    let isDeleted =
      echoes.contains { $0.kind == .deleted }
      || deeds.contains { $0.carriedOutAs == .delete && ($0.state == .accepted || $0.state == .confirmed) }
    let echo = echoes.last { $0.kind == .hidden || $0.kind == .madePublic }
    let last = deeds.last { ![.failed, .dead, .withdrawn].contains($0.state) }
    switch last {
    case _ where isDeleted: self = .deleted
    case nil: self = echo?.kind == .hidden ? .hidden : .visible
    case let deed? where deed.carriedOutAs == .unhide:
      // Hidden once more by somebody else since.
      let isHiddenAgain = deed.state != .requested && echo?.kind == .hidden && Self.follows(echo, deed)
      self = isHiddenAgain ? .hidden : .visible
    case let deed? where deed.state == .requested:
      // A hide that was tried may have been done, although nobody told us; a delete that was done is told.
      let mayBeDone = deed.attempts > 0 && deed.carriedOutAs == .hide
      self = echo?.kind == .hidden || mayBeDone ? .hidden : .hideQueued
    case let deed?:
      self = echo?.kind == .madePublic && Self.follows(echo, deed) ? .visible : .hidden
    }
  }

  /// Whether the latest echo, which shows the opposite of `deed`, tells of something that happened after it. One that
  /// was told of has its own echo before that, by TikTok's clock; of others our clock tells when they were asked for.
  private static func follows(_ echo: Echo?, _ deed: Deed) -> Bool {
    guard let echo else { return false }
    return deed.isTold || echo.occurredAt > deed.since
  }
}
