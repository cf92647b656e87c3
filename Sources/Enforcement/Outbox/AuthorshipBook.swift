internal import Moderation

/// Which actions may be carried out as far as the writers of their comments are concerned, and which have to wait until
/// that is known. No I/O and no clock of its own.
struct AuthorshipBook {
  /// For how long an account's actions wait at most for what cannot be read: then it is better to hide a comment of its
  /// own, which is put right once it is known, than to leave spam where everybody sees it.
  static let patience = Duration.seconds(300)
  private static let troublePause = Duration.seconds(15)
  private static let refusalPause = Duration.seconds(3600)
  /// What was withdrawn after it was looked at is never asked about again.
  private static let memory = Duration.seconds(600)

  private struct Trouble {
    /// When the first look failed of those in a row that did.
    let since: Timestamp
    let nextLook: Timestamp
    let isRefused: Bool

    /// Whether actions wait for the next look.
    func holds(at moment: Timestamp) -> Bool {
      !isRefused && since <= moment && moment - since < AuthorshipBook.patience && lasts(at: moment)
    }

    /// Not for longer than any does, should the clock have been set back.
    func lasts(at moment: Timestamp) -> Bool {
      nextLook > moment && nextLook - moment <= AuthorshipBook.refusalPause
    }
  }

  private var looked: [AccountID: [ActionID: Timestamp]] = [:]
  /// When what is older than the memory was forgotten last.
  private var forgotAt: Timestamp?
  /// How many looks of each account are under way. What else it has waits for them, since they may be about that too.
  private var underWay: [AccountID: Int] = [:]
  private var troubles: [AccountID: Trouble] = [:]
  /// Of the lines whose limits leave no look.
  private var openings: [OutboxTurns.Line<AccountID>: Timestamp] = [:]

  /// Whether the action need not be looked at, or not any more.
  func isSettled(_ action: Action, at moment: Timestamp) -> Bool {
    if looked[action.accountID]?[action.id] != nil { return true }
    return troubles[action.accountID].map { $0.lasts(at: moment) && !$0.holds(at: moment) } ?? false
  }

  /// A look at comments of the account is under way until `note` says what came of it.
  mutating func began(_ account: AccountID) { underWay[account, default: 0] += 1 }

  /// What need not be looked at any more.
  func known(of account: AccountID) -> Set<ActionID> { Set((looked[account] ?? [:]).keys) }

  mutating func note(
    _ outcome: AuthorshipCheck.Outcome, of actions: [ActionID], _ account: AccountID, at moment: Timestamp
  ) {
    let left = underWay[account, default: 1] - 1
    underWay[account] = left > 0 ? left : nil
    guard outcome != .known else {
      troubles[account] = nil
      forgetOld(at: moment)
      for action in actions { looked[account, default: [:]][action] = moment }
      // Its name may be known by now, and then there is nothing left to look at.
      openings = openings.filter { $0.key.owner != account }
      return
    }
    let since = troubles[account]?.since ?? moment
    let pause =
      outcome == .refused ? Self.refusalPause : moment - since < Self.patience ? Self.troublePause : Self.patience
    troubles[account] = Trouble(since: since, nextLook: moment + pause, isRefused: outcome == .refused)
  }

  /// Not each time: there may be many.
  private mutating func forgetOld(at moment: Timestamp) {
    if let forgotAt, forgotAt <= moment, moment - forgotAt < Self.memory { return }
    forgotAt = moment
    looked = looked.compactMapValues { actions in
      let recent = actions.filter { $0.value <= moment && moment - $0.value < Self.memory }
      return recent.isEmpty ? nil : recent
    }
  }

  /// It was carried out. Should it be tried again, it is looked at again.
  mutating func forget(_ action: Action) { looked[action.accountID]?[action.id] = nil }

  /// The limits leave no look of that urgency before then; a more urgent one may be admitted all the same.
  mutating func wait(_ account: AccountID, _ urgency: Action.Urgency, until opening: Timestamp) {
    for line in Action.Urgency.allCases where line >= urgency {
      openings[.init(account, line)] = opening
    }
  }

  /// The lines whose comments cannot be looked at now, each with the actions that were before. None waits for longer
  /// than the patience, however far off the opening is: then it is asked for again.
  mutating func unreadLines(at moment: Timestamp) -> [OutboxTurns.Line<AccountID>: Set<ActionID>] {
    openings = openings.filter { $0.value > moment }.mapValues { min($0, moment + Self.patience) }
    troubles = troubles.filter { moment - $0.value.nextLook < Self.patience }
    let held = Set(troubles.filter { $0.value.holds(at: moment) }.keys).union(underWay.keys)
    let lines = held.flatMap { account in Action.Urgency.allCases.map { OutboxTurns.Line(account, $0) } }
    return Set(lines).union(openings.keys).reduce(into: [:]) { $0[$1] = known(of: $1.owner) }
  }

  /// When the next of them may be served; nil where there is none.
  func nextOpening(at moment: Timestamp) -> Timestamp? {
    (Array(openings.values) + troubles.values.filter { $0.holds(at: moment) }.map(\.nextLook)).min()
  }
}
