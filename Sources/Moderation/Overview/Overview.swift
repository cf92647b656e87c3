/// What somebody wants to see at a glance: how much came, what was decided, how fast it was carried out, and what needs a
/// hand now.
public struct Overview: Equatable, Sendable {
  public struct Step: Equatable, Sendable {
    public var start: Timestamp
    public var counts = Counts()
  }

  /// Events, and of the comments among them what was decided.
  public struct Counts: Equatable, Sendable {
    public var events = 0
    public var byVerdict: [Verdict: Int] = [:]

    public init(events: Int = 0, byVerdict: [Verdict: Int] = [:]) {
      self.events = events
      self.byVerdict = byVerdict
    }

    mutating func add(_ other: Counts) {
      events += other.events
      byVerdict.merge(other.byVerdict, uniquingKeysWith: +)
    }
  }

  /// Each tenant's are counted up to `TenantStanding.countLimit`.
  public struct Actions: Equatable, Sendable {
    public var waiting: Int
    /// Accepted by TikTok and not seen done yet.
    public var unconfirmed: Int
    public var givenUp: Int

    public init(waiting: Int = 0, unconfirmed: Int = 0, givenUp: Int = 0) {
      self.waiting = waiting
      self.unconfirmed = unconfirmed
      self.givenUp = givenUp
    }

    mutating func add(_ other: Actions) {
      waiting += other.waiting
      unconfirmed += other.unconfirmed
      givenUp += other.givenUp
    }
  }

  /// Comments that wait for a person.
  public struct Queue: Equatable, Sendable {
    public var waiting: Int
    /// Of those, how many somebody holds.
    public var claimed: Int
    public var oldest: Timestamp?

    public init(waiting: Int = 0, claimed: Int = 0, oldest: Timestamp? = nil) {
      self.waiting = waiting
      self.claimed = claimed
      self.oldest = oldest
    }

    mutating func add(_ other: Queue) {
      waiting += other.waiting
      claimed += other.claimed
      oldest = [oldest, other.oldest].compactMap { $0 }.min()
    }
  }

  public struct Quota: Equatable, Sendable {
    public var callsLastMinute = 0
    /// Of all apps together; nil where there is none.
    public var callsPerMinute: Int?
    /// Until when TikTok is asked nothing, of an app or an account.
    public var pausedUntil: Timestamp?

    public init(callsLastMinute: Int = 0, callsPerMinute: Int? = nil, pausedUntil: Timestamp? = nil) {
      self.callsLastMinute = callsLastMinute
      self.callsPerMinute = callsPerMinute
      self.pausedUntil = pausedUntil
    }
  }

  /// One tenant in the overview of several.
  public struct Tenant: Equatable, Sendable {
    public var id: TenantID
    public var name: String
    public var isDisabled: Bool
    public var counts: Counts
    public var waiting: Int
    /// How many things need a hand.
    public var attention: Int
  }

  public var period: OverviewPeriod
  public var steps: OverviewSteps
  public var series: [Step]
  public var total: Counts
  public var actions: Actions
  public var timeToHidden: TimeToHidden
  /// Comments that a delivery brought, and that had to be found, over the days (UTC) that the period touches.
  public var delivered: Int
  public var found: Int
  public var queue: Queue
  public var quota: Quota
  /// The most urgent first, at most `attentionLimit`.
  public var attention: [Attention]
  /// Those that need a hand, then the busiest, first; at most `tenantLimit`.
  public var tenants: [Tenant]
  public var moreTenants: Int

  public static let attentionLimit = 100
  public static let tenantLimit = 200
}
