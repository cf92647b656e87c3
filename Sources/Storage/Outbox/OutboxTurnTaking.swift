internal import Moderation

/// Whose turn it is among lines of one urgency: that of the tenant with the fewest calls, and of its accounts that of
/// the one with the fewest; the first of the given order among equals.
struct OutboxTurnTaking {
  /// An account with waiting actions.
  struct Line {
    var account: AccountID
    var tenant: TenantID
    /// Whose limits it shares with others; nil where it shares none.
    var app: AppID?
  }

  private struct Share: Hashable {
    var tenant: TenantID
    var app: AppID?
  }

  private let limit: Int
  /// Those that may still take a place.
  private var lines: [Line]
  /// Places taken of the limit.
  private var places: [AccountID: Int]
  private var accountCalls: [AccountID: Int] = [:]
  private var tenantCalls: [Share: Int] = [:]
  private var current: Int?

  /// No account gets beyond `limit` places, those already `taken` included.
  init(
    _ lines: [Line], urgency: Action.Urgency, turns: OutboxTurns, taken: [AccountID: Int], limit: Int
  ) {
    self.limit = limit
    places = taken
    self.lines = lines.filter { line in
      !turns.closedAccounts.contains(.init(line.account, urgency))
        && !(line.app.map { turns.closedApps.contains(.init($0, urgency)) } ?? false)
        && taken[line.account] ?? 0 < limit
    }
    for line in self.lines {
      // Without limits only the calls under way are known.
      let calls = max(turns.accountCalls[.init(line.account, urgency)] ?? 0, taken[line.account] ?? 0)
      accountCalls[line.account] = calls
      if let app = line.app {
        tenantCalls[Self.share(line)] = turns.tenantCalls[.init(.init(of: line.tenant, in: app), urgency)] ?? 0
      } else {
        tenantCalls[Self.share(line), default: 0] += calls
      }
    }
    choose()
  }

  /// Nil when nobody may take a place.
  var next: AccountID? { current.map { lines[$0].account } }

  /// The account whose turn it is takes a place.
  mutating func take() {
    guard let index = current else { return }
    let line = lines[index]
    places[line.account, default: 0] += 1
    accountCalls[line.account, default: 0] += 1
    tenantCalls[Self.share(line), default: 0] += 1
    if places[line.account, default: 0] >= limit { lines.remove(at: index) }
    choose()
  }

  /// The account whose turn it is wants no more places.
  mutating func leave() {
    guard let index = current else { return }
    lines.remove(at: index)
    choose()
  }

  private mutating func choose() { current = lines.indices.min { calls(of: lines[$0]) < calls(of: lines[$1]) } }

  private func calls(of line: Line) -> (Int, Int) {
    (tenantCalls[Self.share(line)] ?? 0, accountCalls[line.account] ?? 0)
  }

  private static func share(_ line: Line) -> Share { Share(tenant: line.tenant, app: line.app) }
}
