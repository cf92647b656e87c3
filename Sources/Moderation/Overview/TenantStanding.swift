/// How things stand with one tenant: what an overview is put together from.
public struct TenantStanding: Equatable, Sendable {
  public struct NamedAccount: Equatable, Sendable {
    public var id: AccountID
    public var name: String

    public init(id: AccountID, name: String) {
      self.id = id
      self.name = name
    }
  }

  public var id: TenantID
  public var name: String
  public var isDisabled: Bool
  /// By the number of the step.
  public var counts: [Int: Overview.Counts] = [:]
  public var actions = Overview.Actions()
  public var timeToHidden = TimeToHidden()
  public var delivered = 0
  public var found = 0
  public var queue = Overview.Queue()
  /// The tenant's own.
  public var reviewLimits = ReviewLimits()
  /// Those it has, and those its accounts authorised.
  public var apps: Set<AppID> = []
  /// Of enabled accounts.
  public var troubles: [AuthorisationTrouble] = []
  /// Of the accounts that were asked about.
  public var stalled: [NamedAccount] = []
  /// Accounts that are disabled, by themselves or with the tenant, and had events within the last day.
  public var disabledWithTraffic: [NamedAccount] = []
  /// Rules past their fuse.
  public var demotions = 0
  /// Deliveries that could not be used, counted up to `countLimit`.
  public var parked = 0
  /// Of the last day, to the tenant's channels.
  public var undeliveredAlerts = 0

  /// To count further would cost more each time than anybody learns from it.
  public static let countLimit = 10_000

  public init(id: TenantID, name: String, isDisabled: Bool = false) {
    self.id = id
    self.name = name
    self.isDisabled = isDisabled
  }
}

/// How things stand with the gateway itself.
public struct GatewayStanding: Equatable, Sendable {
  /// Deliveries that no tenant could be found for, counted up to `TenantStanding.countLimit`.
  public var parked = 0
  /// Of the last day, to the gateway's own channels.
  public var undeliveredAlerts = 0
  /// Why the newest backup into the backup folder, or the newest drill, failed.
  public var backupFailure: String?
  public var drillFailure: String?

  public init() {}
}
