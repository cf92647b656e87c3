import Moderation

/// What TikTok shows of comments. Its answers can be lost on the way, whether or not it did what was asked.
struct PretendedTikTok {
  struct Call {
    var action: Action
    var began: Timestamp
    var outcome: AttemptOutcome
  }

  struct Echo {
    var kind: CommentEvent.Kind
    var comment: String
    var occurredAt: Timestamp
  }

  private var hidden: Set<String> = []
  /// Calls that were made and whose outcome is not recorded yet.
  private(set) var underWay: [Call] = []
  /// What it may tell, late or never.
  private(set) var echoes: [Echo] = []

  func shows(_ comment: String) -> Bool { !hidden.contains(comment) }

  func isUnderWay(_ action: Action) -> Bool { underWay.contains { $0.action.id == action.id } }

  /// Does what it is asked, or not, and answers, or not.
  mutating func begin(_ action: Action, at moment: Timestamp, using generator: inout some RandomNumberGenerator) {
    let lost: [AttemptOutcome] = [
      .retry(at: moment, error: "no answer"), .postponed(until: moment, error: "no answer", mayHaveHappened: true),
      .dead(error: "no answer", because: .unreachable),
    ]
    let refused: [AttemptOutcome] = [
      .failed(error: "no", because: .permission), .postponed(until: moment, error: "too many calls"),
    ]
    let outcome: AttemptOutcome
    switch Int.random(in: 0..<10, using: &generator) {
    case 0...3:
      perform(action, at: moment)
      outcome = .accepted
    case 4...5:
      perform(action, at: moment)
      outcome = lost[Int.random(in: 0..<3, using: &generator)]
    case 6...7: outcome = lost[Int.random(in: 0..<3, using: &generator)]
    case 8: outcome = refused[Int.random(in: 0..<2, using: &generator)]
    // Accepted and not done.
    default: outcome = .accepted
    }
    underWay.append(Call(action: action, began: moment, outcome: outcome))
  }

  mutating func perform(_ action: Action, at moment: Timestamp) {
    switch action.carriedOutAs {
    case .hide, .delete: hidden.insert(action.commentID)
    case .unhide: hidden.remove(action.commentID)
    case .reply: return
    }
    echoes.append(
      Echo(
        kind: action.carriedOutAs == .unhide ? .madePublic : .hidden, comment: action.commentID, occurredAt: moment))
  }

  mutating func answer(using generator: inout some RandomNumberGenerator) -> Call? {
    underWay.isEmpty ? nil : underWay.remove(at: Int.random(in: 0..<underWay.count, using: &generator))
  }

  mutating func tell(using generator: inout some RandomNumberGenerator) -> Echo? {
    echoes.isEmpty ? nil : echoes.remove(at: Int.random(in: 0..<echoes.count, using: &generator))
  }

  /// What a look at the action's comment tells.
  func finding(_ item: ConfirmationBatch.Item, at moment: Timestamp) -> ConfirmationFinding {
    shows(item.commentID) == (item.kind == .unhide) ? .done : .drifted(retryAt: moment, error: "not done")
  }
}
