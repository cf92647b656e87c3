internal import Moderation

/// How many calls each tenant and each account has had of an app.
struct CallTally {
  private(set) var tenants: [TenantID: UrgencyCounts] = [:]
  private(set) var accounts: [AccountID: UrgencyCounts] = [:]
  private(set) var all = UrgencyCounts()

  init(_ window: CallWindow<CallPacer.Party>) {
    for (party, count) in window.counts {
      tenants[party.tenantID, default: UrgencyCounts()][party.urgency] += count
      accounts[party.accountID, default: UrgencyCounts()][party.urgency] += count
      all[party.urgency] += count
    }
  }
}

/// A number for each urgency.
struct UrgencyCounts: Equatable {
  private var counts = Array(repeating: 0, count: PlatformCall.Urgency.allCases.count)

  subscript(urgency: PlatformCall.Urgency) -> Int {
    get { counts[urgency.rawValue] }
    set { counts[urgency.rawValue] = newValue }
  }

  /// Those at least as urgent.
  func upTo(_ urgency: PlatformCall.Urgency) -> Int { counts.prefix(urgency.rawValue + 1).reduce(0, +) }

  /// Without those that are nought.
  var dictionary: [PlatformCall.Urgency: Int] {
    PlatformCall.Urgency.allCases.reduce(into: [:]) { if self[$1] > 0 { $0[$1] = self[$1] } }
  }
}
