internal import Moderation

/// Who made the calls of the last minute, as the outbox asks at each of its passes: kept as calls begin and are
/// forgotten, so that a pass costs the same however many were made and whoever waits.
struct OutboxCalls {
  /// Those that were at least as urgent as the line's actions. None where there is no entry.
  private(set) var accounts: [OutboxTurns.Line<AccountID>: Int] = [:]
  private(set) var tenants: [OutboxTurns.Line<OutboxTurns.Share>: Int] = [:]

  mutating func add(_ party: CallPacer.Party, of app: AppID) { count(party, of: app, 1) }

  mutating func remove(_ party: CallPacer.Party, of app: AppID) { count(party, of: app, -1) }

  private mutating func count(_ party: CallPacer.Party, of app: AppID, _ change: Int) {
    for urgency in Action.Urgency.allCases where party.urgency <= PlatformCall.Urgency(urgency) {
      accounts.count(change, of: .init(party.accountID, urgency))
      tenants.count(change, of: .init(.init(of: party.tenantID, in: app), urgency))
    }
  }
}

extension Dictionary where Value == Int {
  fileprivate mutating func count(_ change: Int, of key: Key) {
    let count = self[key, default: 0] + change
    self[key] = count > 0 ? count : nil
  }
}
