internal import Moderation

/// The lines of the outbox that were turned away, and until when it is of no use to look at them.
struct ClosedLines {
  private(set) var accounts: [OutboxTurns.Line<AccountID>: Timestamp] = [:]
  private(set) var apps: [OutboxTurns.Line<AppID>: Timestamp] = [:]

  /// When the next one opens; nil where all are open.
  var nextOpening: Timestamp? { [accounts.values.min(), apps.values.min()].compactMap { $0 }.min() }

  /// Only calls that carry actions out are the outbox's.
  mutating func closeAccount(of call: PlatformCall, until moment: Timestamp) {
    guard let urgency = call.outboxUrgency else { return }
    accounts[.init(call.accountID, urgency)] = moment
  }

  mutating func closeApp(of call: PlatformCall, until moment: Timestamp) {
    guard let urgency = call.outboxUrgency, let app = call.appID else { return }
    apps[.init(app, urgency)] = moment
  }

  /// What the call was in the way of may be looked at again.
  mutating func open(for call: PlatformCall) {
    accounts = accounts.filter { $0.key.owner != call.accountID }
    apps = apps.filter { $0.key.owner != call.appID }
  }

  mutating func openAll() { (accounts, apps) = ([:], [:]) }

  mutating func pass(to moment: Timestamp, longest: Duration) {
    // None is closed for longer than that, unless the clock was set back.
    accounts = accounts.filter { $0.value > moment }.mapValues { min($0, moment + longest) }
    apps = apps.filter { $0.value > moment }.mapValues { min($0, moment + longest) }
  }
}

extension PlatformCall {
  fileprivate var outboxUrgency: Action.Urgency? {
    switch (endpoint, urgency) {
    case (.comments, _), (.replies, _): nil
    case (_, .prompt): .prompt
    case (_, .background): .background
    case (_, .undecided), (_, .confirming), (_, .spare): nil
    }
  }
}
