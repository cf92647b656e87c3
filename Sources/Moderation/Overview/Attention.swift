/// Something that needs a hand now.
public struct Attention: Equatable, Sendable {
  /// The most urgent first.
  public enum Kind: Int, CaseIterable, Comparable, Sendable {
    /// Something keeps the gateway from doing its work.
    case notReady
    case accountDisconnected
    case renewalFailing
    case actionsPaused
    case ruleDemoted
    case reviewBacklog
    case actionsGivenUp
    case backupFailed
    case deliveriesParked
    case alertsUndelivered
    case authorisationEnding
    /// Switched off, and events came not long ago.
    case disabledWithTraffic

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    public var name: String {
      switch self {
      case .notReady: "not_ready"
      case .accountDisconnected: "account_disconnected"
      case .renewalFailing: "renewal_failing"
      case .actionsPaused: "actions_paused"
      case .ruleDemoted: "rule_demoted"
      case .reviewBacklog: "review_backlog"
      case .actionsGivenUp: "actions_given_up"
      case .backupFailed: "backup_failed"
      case .deliveriesParked: "deliveries_parked"
      case .alertsUndelivered: "alerts_undelivered"
      case .authorisationEnding: "authorisation_ending"
      case .disabledWithTraffic: "disabled_with_traffic"
      }
    }
  }

  public var kind: Kind
  /// How many there are: accounts, actions, comments and so on.
  public var count: Int
  /// One sentence for people.
  public var detail: String
  /// Nil where it concerns the gateway.
  public var tenantID: TenantID?
  /// The account, where it is about one; nil where it is about several or none.
  public var subject: AccountID?

  public init(kind: Kind, count: Int, detail: String, tenantID: TenantID?, subject: AccountID? = nil) {
    self.kind = kind
    self.count = count
    self.detail = detail
    self.tenantID = tenantID
    self.subject = subject
  }
}
