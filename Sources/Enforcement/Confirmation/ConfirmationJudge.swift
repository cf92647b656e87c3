internal import Moderation

/// Tells from a comment as TikTok has it now whether an action on it was done.
struct ConfirmationJudge {
  /// After this long it is of no use to look: TikTok would no longer deliver the event either, and whoever looks after
  /// the account may have changed the comment since.
  static let longestLook = Duration.seconds(72 * 3600)

  /// When to try again what drifted.
  let schedule: RetrySchedule

  /// `comments` are those that there are, by id.
  func finding(
    for item: ConfirmationBatch.Item, among comments: [String: PlatformComment], at moment: Timestamp,
    using generator: inout some RandomNumberGenerator
  ) -> ConfirmationFinding {
    let comment = comments[item.commentID]
    switch (item.kind, comment) {
    case (.hide, nil), (.delete, nil): return .done
    case (.hide, let comment?) where comment.isHidden: return .done
    case (.unhide, let comment?) where !comment.isHidden: return .done
    case (.unhide, nil):
      return .unseen(reason: "the comment cannot be read: it was deleted, or its video is not public")
    case (.reply, _): return .unseen(reason: "replies are confirmed by their events alone")
    case (.hide, _), (.unhide, _), (.delete, _): break
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
    let pause: Duration =
      switch failure.kind {
      case .permission, .permanent: .seconds(3600)
      case .rateLimited, .tokenRejected, .reauthorise, .gone, .transient, .unreachable: .seconds(300)
      }
    guard item.age + pause < Self.longestLook else {
      return .unseen(reason: "the comment could not be read: \(failure.message)")
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
