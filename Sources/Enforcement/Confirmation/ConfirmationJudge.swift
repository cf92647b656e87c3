internal import Moderation

/// Tells from a comment as TikTok has it now whether an action on it was done.
struct ConfirmationJudge {
  /// After this long it is of no use to look: TikTok would no longer deliver the event either, and whoever looks after
  /// the account may have changed the comment since.
  static let longestLook = Duration.seconds(72 * 3600)
  /// A comment is believed to be gone when it was missing for so long, since TikTok's list may be behind.
  static let absencePause = Duration.seconds(600)

  /// When to try again what drifted.
  let schedule: RetrySchedule

  /// `comments` are some that there are of the video, by id, the one in question included if there is one.
  func finding(
    for item: ConfirmationBatch.Item, among comments: [String: PlatformComment], at moment: Timestamp,
    using generator: inout some RandomNumberGenerator
  ) -> ConfirmationFinding {
    guard item.kind != .reply else { return .unseen(reason: "replies are confirmed by their events alone") }
    guard let comment = comments[item.commentID] else {
      return comments.isEmpty
        ? unreadable(item, at: moment, because: "its video is not public, or has no comments any more")
        : absent(item, at: moment)
    }
    switch item.kind {
    case .hide where comment.isHidden, .unhide where !comment.isHidden: return .done
    case .hide, .unhide, .delete, .reply: break
    }
    let drifts = item.drifts + 1
    return .drifted(
      retryAt: schedule.next(afterAttempts: drifts, at: moment, using: &generator),
      error: Self.words(for: item.kind, drifts))
  }

  /// What to do where the comments could not be read.
  func finding(for item: ConfirmationBatch.Item, after failure: PlatformFailure, at moment: Timestamp)
    -> ConfirmationFinding
  {
    switch failure.kind {
    // A video may come back that its owner deleted.
    case .gone: unreadable(item, at: moment, because: failure.message)
    case .permission, .permanent: later(item, at: moment, by: .seconds(3600), because: failure.message)
    case .rateLimited, .tokenRejected, .reauthorise, .transient, .unreachable:
      later(item, at: moment, by: .seconds(300), because: failure.message)
    }
  }

  /// Others of its video are there. It is gone for good when it was missing before.
  private func absent(_ item: ConfirmationBatch.Item, at moment: Timestamp) -> ConfirmationFinding {
    guard let since = item.absentSince, moment - since >= Self.absencePause else {
      return .absent(until: moment + Self.absencePause)
    }
    return item.kind == .unhide
      ? .unseen(reason: "the comment is gone: it was deleted, or its writer shows it to friends only") : .done
  }

  /// Nothing of the video can be seen, so that a missing comment means nothing. It is looked at less and less often.
  private func unreadable(_ item: ConfirmationBatch.Item, at moment: Timestamp, because reason: String)
    -> ConfirmationFinding
  {
    later(item, at: moment, by: max(Self.absencePause, item.age / 2), because: reason)
  }

  private func later(
    _ item: ConfirmationBatch.Item, at moment: Timestamp, by pause: Duration, because reason: String
  ) -> ConfirmationFinding {
    guard item.age + pause < Self.longestLook else {
      return .unseen(reason: "the comment could not be read: \(reason)")
    }
    return .later(moment + pause)
  }

  /// Nil while it is worth looking.
  func finding(forOld item: ConfirmationBatch.Item) -> ConfirmationFinding? {
    guard item.age >= Self.longestLook else { return nil }
    return .unseen(reason: "no event showed it done, and it is too long ago to look at the comment")
  }

  private static func words(for kind: Action.Kind, _ times: Int) -> String {
    let accepted = times == 1 ? "TikTok accepted it" : "TikTok accepted it \(times) times"
    switch kind {
    case .unhide:
      return accepted + ", but the comment stayed hidden: its owner, or TikTok's own moderation and filters, keep it so"
    case .hide, .delete, .reply: return accepted + ", but the comment was still there for everybody to see"
    }
  }
}

extension RetrySchedule {
  /// After a drift: at once, then after 10 minutes, an hour and six hours; the fifth drift is the last.
  public static let afterDrift = RetrySchedule(delays: [.zero, .seconds(600), .seconds(3600), .seconds(6 * 3600)])
}
