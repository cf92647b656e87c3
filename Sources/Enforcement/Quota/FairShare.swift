internal import Moderation

/// Who waits for calls of one app, and who of them comes first: what is more urgent, then the tenant that has had the
/// fewest calls of that urgency or above within the last minute, then its account that has. Each free call goes to the
/// least served that wants it, so that shares come out max-min fair: nobody gets more than another who wants more.
struct FairShare {
  /// For how long somebody who was told to come back is waited for. Calls go unused only where they do not.
  static let patience = Duration.seconds(2)
  /// The same where nobody else takes the call that is kept for them, and the second goes by.
  static let shortPatience = Duration.milliseconds(300)

  /// Who wants a call, and from when on they were told to come back for it.
  private var claims: [CallPacer.Party: Timestamp] = [:]

  /// `party` was turned away and told to come back at `opening`.
  mutating func claim(_ party: CallPacer.Party, until opening: Timestamp) { claims[party] = opening }

  /// Got a call, or cannot use one.
  mutating func withdraw(_ party: CallPacer.Party) { claims[party] = nil }

  mutating func pass(to moment: Timestamp) {
    claims = claims.filter { $0.value + Self.patience > moment }
  }

  var isEmpty: Bool { claims.isEmpty }

  /// The most that can be `ahead` of anybody.
  func mostAhead(in window: CallWindow<CallPacer.Party>) -> Int { claims.count + window.underWayCount }

  var waiting: [PlatformCall.Urgency: Int] { claims.keys.reduce(into: [:]) { $0[$1.urgency, default: 0] += 1 } }

  /// The most that can be ahead of anybody at this very moment.
  var mostWaiting: Int { claims.count }

  /// How many calls others are to have before `party`: one each who waits and is more urgent, and of those as urgent as
  /// many as they are behind it. These are believed to want as many again as they have under way: an account may have
  /// only so many at once, and most of what becomes free within a moment would go to the tenant with most accounts.
  /// With `moment` only those count who were told to come back just then, and nobody is believed to want more: of calls
  /// that are lost where nobody takes them at once. `isOwed` says of which urgencies the next call is owed, whoever
  /// else wants it.
  func ahead(
    of party: CallPacer.Party, in window: CallWindow<CallPacer.Party>, at moment: Timestamp? = nil,
    isOwed: (PlatformCall.Urgency) -> Bool
  ) -> Int {
    let tally = CallTally(window)
    let own = Rank(party, tally, isOwed: isOwed(party.urgency))
    var more = 0
    var tenants: [TenantID: Lag] = [:]
    var accounts: [AccountID: Lag] = [:]
    let underWay = moment == nil ? window.underWay : [:]
    let present = claims.filter { claim in
      moment.map { claim.value <= $0 && $0 < claim.value + Self.shortPatience } ?? true
    }
    for other in Set(present.keys).union(underWay.keys) where other != party {
      let claimed = present[other] == nil ? 0 : 1
      let rank = Rank(other, tally, isOwed: isOwed(other.urgency))
      guard rank < own else { continue }
      guard other.urgency == party.urgency else {
        more += claimed
        continue
      }
      let wanted = claimed + (underWay[other] ?? 0)
      if other.tenantID == party.tenantID {
        accounts[other.accountID, default: Lag(behind: own.account - rank.account)].wanted += wanted
      } else {
        tenants[other.tenantID, default: Lag(behind: own.tenant - rank.tenant)].wanted += wanted
      }
    }
    return more + tenants.values.reduce(0) { $0 + $1.due } + accounts.values.reduce(0) { $0 + $1.due }
  }

  /// How far somebody is behind, and how much they want.
  private struct Lag {
    let behind: Int
    var wanted = 0

    var due: Int { min(behind, wanted) }
  }

  private struct Rank: Comparable {
    let urgency: Int
    let tenant: Int
    let account: Int

    /// What is owed competes with prompt calls, by the calls of its own urgency.
    init(_ party: CallPacer.Party, _ tally: CallTally, isOwed: Bool) {
      let tenant = tally.tenants[party.tenantID] ?? UrgencyCounts()
      let account = tally.accounts[party.accountID] ?? UrgencyCounts()
      urgency = isOwed ? PlatformCall.Urgency.prompt.rawValue : party.urgency.rawValue
      self.tenant = isOwed ? tenant[party.urgency] : tenant.upTo(party.urgency)
      self.account = isOwed ? account[party.urgency] : account.upTo(party.urgency)
    }

    static func < (left: Rank, right: Rank) -> Bool {
      (left.urgency, left.tenant, left.account) < (right.urgency, right.tenant, right.account)
    }
  }
}
