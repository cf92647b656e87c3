/// What the quota broker has to know of before it was started. All moments but `wallMoment` are the broker's own: they
/// go on evenly, whatever is done to the wall clock.
public struct CallMemory: Equatable, Sendable {
  /// Those that TikTok may still count, earliest end first.
  public var calls: [RecentCall]
  public var pauses: [CallPause]
  /// When gateways were started after one that had crashed, earliest first: each may have made calls before that are
  /// not among `calls`.
  public var crashes: [Timestamp]
  /// When it was written down.
  public var moment: Timestamp
  /// What the wall clock said then: only that is known of the time between two processes.
  public var wallMoment: Timestamp
  /// Whether no call was made since but these. While a gateway runs, some are under way or not written down yet.
  public var isComplete: Bool

  public init(
    calls: [RecentCall] = [], pauses: [CallPause] = [], crashes: [Timestamp] = [], moment: Timestamp,
    wallMoment: Timestamp, isComplete: Bool
  ) {
    self.calls = calls
    self.pauses = pauses
    self.crashes = crashes
    self.moment = moment
    self.wallMoment = wallMoment
    self.isComplete = isComplete
  }
}

/// A call that TikTok may still count.
public struct RecentCall: Equatable, Sendable {
  public var call: PlatformCall
  public var endedAt: Timestamp

  public init(_ call: PlatformCall, endedAt: Timestamp) {
    self.call = call
    self.endedAt = endedAt
  }
}

/// Until when nothing is to be asked after too many calls.
public struct CallPause: Equatable, Sendable {
  public enum Subject: Hashable, Sendable {
    case app(AppID)
    case account(AccountID)
  }

  public var subject: Subject
  public var until: Timestamp

  public init(of subject: Subject, until: Timestamp) {
    self.subject = subject
    self.until = until
  }
}
