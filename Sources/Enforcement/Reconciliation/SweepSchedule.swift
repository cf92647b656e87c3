internal import Moderation

/// How often and how far back videos are swept.
public struct SweepSchedule: Sendable {
  /// Between two passes over a video that is commented on.
  public var interval: Duration
  /// How old a comment may be that is looked at, and how long ago the last event of a video that is swept.
  public var reach: Duration
  /// TikTok promises deliveries within five minutes: what is younger than this is not missed yet.
  public var settling: Duration

  static let day = Duration.seconds(86_400)

  public init(
    interval: Duration = .seconds(3600), reach: Duration = .seconds(7 * 86_400), settling: Duration = .seconds(600)
  ) {
    self.interval = interval
    self.reach = reach
    self.settling = settling
  }

  /// When the next pass is due, after so many in a row that had nothing to do: each wait is twice the one before, up to
  /// a day.
  func next(afterQuiet passes: Int, at moment: Timestamp) -> Timestamp {
    moment + min(interval * (1 << min(passes, 8)), max(interval, Self.day))
  }

  /// The next pass over a video. Once a day it goes all the way back, for answers to comments that were covered before;
  /// so it does where the clock was set back since.
  func pass(over video: SweptVideo, at moment: Timestamp) -> SweepPass {
    var isWhole = true
    if let wholeAt = video.wholeAt, let coveredUntil = video.coveredUntil {
      isWhole = moment - wholeAt >= Self.day || wholeAt > moment || coveredUntil > moment
    }
    return SweepPass(began: moment, isWhole: isWhole)
  }

  /// By what rule a pass goes along a list that was covered until then. Comments from before the account was set up
  /// here are nobody's fault; those from before `deletedBefore` may have been decided long ago and deleted for their
  /// age, which goes on for as long as the rule is used.
  func rule(
    of pass: SweepPass, coveredUntil: Timestamp?, deletedBefore: Timestamp?, for account: Account
  ) -> SweepRule {
    var horizon = max(pass.began - reach, account.createdAt)
    if let deletedBefore { horizon = max(horizon, deletedBefore + Self.day) }
    return SweepRule(
      settledBefore: pass.began - settling, horizon: horizon, coveredUntil: pass.isWhole ? nil : coveredUntil)
  }
}
