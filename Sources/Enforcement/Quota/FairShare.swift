internal import Moderation

/// Who waits for calls of one app, and who of them comes first: what is more urgent, then the tenant that has had the
/// fewest calls of that urgency or above within the last minute, then its account that has. Each free call goes to the
/// least served that wants it, so that shares come out max-min fair: nobody gets more than another who wants more.
struct FairShare {
  /// For how long somebody who was told to come back is waited for. Calls go unused only where they do not.
  static let patience = Duration.seconds(2)

  /// Who wants a call, and until when that is believed.
  private var claims: [CallPacer.Party: Timestamp] = [:]

  /// `party` was turned away and told to come back at `opening`.
  mutating func claim(_ party: CallPacer.Party, until opening: Timestamp) { claims[party] = opening + Self.patience }

  /// Got a call, or cannot use one.
  mutating func withdraw(_ party: CallPacer.Party) { claims[party] = nil }

  mutating func pass(to moment: Timestamp) {
    // Not for longer than any claim is, should the clock have been set back.
    claims = claims.filter { $0.value > moment && $0.value <= moment + .callWindow + Self.patience }
  }

  var isEmpty: Bool { claims.isEmpty }

  var waiting: [PlatformCall.Urgency: Int] { claims.keys.reduce(into: [:]) { $0[$1.urgency, default: 0] += 1 } }

  /// How many of those who wait come before `party`. `isOwed` says of which urgencies the next call is owed, whoever
  /// else wants it.
  func ahead(of party: CallPacer.Party, _ tally: CallTally, isOwed: (PlatformCall.Urgency) -> Bool) -> Int {
    let own = Rank(party, tally, isOwed: isOwed(party.urgency))
    return claims.keys.count { $0 != party && Rank($0, tally, isOwed: isOwed($0.urgency)) < own }
  }

  private struct Rank: Comparable {
    private let order: (urgency: Int, tenant: Int, account: Int)

    /// What is owed competes with prompt calls, by the calls of its own urgency.
    init(_ party: CallPacer.Party, _ tally: CallTally, isOwed: Bool) {
      let tenant = tally.tenants[party.tenantID] ?? UrgencyCounts()
      let account = tally.accounts[party.accountID] ?? UrgencyCounts()
      order =
        isOwed
        ? (PlatformCall.Urgency.prompt.rawValue, tenant[party.urgency], account[party.urgency])
        : (party.urgency.rawValue, tenant.upTo(party.urgency), account.upTo(party.urgency))
    }

    static func < (left: Rank, right: Rank) -> Bool { left.order < right.order }
    static func == (left: Rank, right: Rank) -> Bool { left.order == right.order }
  }
}
