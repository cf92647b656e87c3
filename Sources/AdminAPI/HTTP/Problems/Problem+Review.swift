internal import HTTPTypes
internal import Moderation

/// Why a reviewer could not decide, or not take it back.
extension Problem {
  static func leased(_ lease: ReviewLease) -> Problem {
    Problem(
      .conflict, "leased",
      "\(lease.holder) has this comment until \(lease.until); decide about another, or wait until then")
  }

  static let inBulk = Problem(
    .conflict, "in_bulk", "a decision in bulk is about to take this comment off the queue")

  /// Nil for what is no refusal.
  static func review(_ outcome: ReviewOutcome) -> Problem? {
    switch outcome {
    case .decided: nil
    case .notModerated:
      Problem(.conflict, "not_moderated", "the event was not moderated, so there is nothing to review")
    case .leased(let lease): leased(lease)
    case .inBulk: inBulk
    case .notWaiting:
      Problem(
        .conflict, "not_waiting",
        """
        the comment does not wait for a person: somebody decided, or it is gone; \
        to decide otherwise, use POST /v1/tenants/{tenant}/events/{event}/review
        """)
    case .authorUnknown:
      Problem(.conflict, "author_unknown", "TikTok did not say who wrote this comment; decide without all_of_author")
    }
  }

  /// Nil for what is no refusal.
  static func undo(_ outcome: ReviewUndoOutcome) -> Problem? {
    switch outcome {
    case .undone: nil
    case .notFound: notFound
    case .notTheirs:
      Problem(.forbidden, "not_yours", "somebody else decided this; only they or a manager can take it back")
    case .alreadyUndone: Problem(.conflict, "already_undone", "this decision was taken back already")
    case .tooLate:
      Problem(
        .conflict, "too_late",
        """
        a decision can be taken back for 10 minutes; \
        decide about the comment anew with POST /v1/tenants/{tenant}/events/{event}/review
        """)
    case .decidedSince: Problem(.conflict, "decided_since", "somebody decided about this comment again since")
    case .commentDeleted:
      Problem(.conflict, "comment_deleted", "the comment is deleted at TikTok, which nothing brings back")
    }
  }
}
