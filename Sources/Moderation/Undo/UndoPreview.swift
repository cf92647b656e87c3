/// What undoing a version would do, comment by comment, before it is done.
public struct UndoPreview: Sendable {
  /// So many of each outcome are shown.
  public static let examplesPerOutcome = 20

  public private(set) var counts = UndoJob.Counts()
  /// The first ones of each outcome, in the order of recording.
  public private(set) var examples: [UndoConclusion.Outcome: [UndoAssessment]] = [:]
  /// False where there are more than were looked at.
  public internal(set) var isComplete = true

  public init() {}

  mutating func add(_ assessment: UndoAssessment) {
    counts.add(assessment.outcome)
    if examples[assessment.outcome, default: []].count < Self.examplesPerOutcome {
      examples[assessment.outcome, default: []].append(assessment)
    }
  }
}

extension UndoJob.Counts {
  /// Counts one comment more.
  public mutating func add(_ outcome: UndoConclusion.Outcome) {
    examined += 1
    switch outcome {
    case .unhide: queued += 1
    case .withdraw: withdrawn += 1
    case .stillHidden: stillHidden += 1
    case .deleted: deleted += 1
    case .alreadyVisible: alreadyVisible += 1
    }
  }
}
