internal import Moderation

/// What an undo job would find and do.
struct UndoPreviewOutput: Encodable {
  var subject: UndoSubject
  var counts: UndoJob.Counts
  /// False where there are more comments than were looked at.
  var complete: Bool
  var examples: [Example]

  /// What would become of one comment, and what the rules in force say to it.
  struct Example: Encodable {
    var eventID: EventID
    var outcome: String
    @Nullable var text: String?
    var verdict: Verdict
    @Nullable var rule: String?
  }

  init(_ job: UndoJob, _ preview: UndoPreview) {
    subject = UndoSubject(job)
    counts = preview.counts
    complete = preview.isComplete
    examples = UndoConclusion.Outcome.listed.flatMap { outcome in
      (preview.examples[outcome] ?? []).map { assessment in
        Example(
          eventID: assessment.candidate.event.id, outcome: outcome.name,
          text: assessment.candidate.event.comment.text, verdict: assessment.decision.verdict,
          rule: assessment.decision.ruleID)
      }
    }
  }
}

extension UndoConclusion.Outcome {
  /// From what is undone to what is not.
  fileprivate static let listed: [Self] = [.unhide, .withdraw, .stillHidden, .alreadyVisible, .deleted]

  fileprivate var name: String {
    switch self {
    case .unhide: "unhide"
    case .withdraw: "withdraw"
    case .stillHidden: "still_hidden"
    case .deleted: "deleted"
    case .alreadyVisible: "already_visible"
    }
  }
}
