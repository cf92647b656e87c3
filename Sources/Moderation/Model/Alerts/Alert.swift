/// Something that somebody has to hear of soon.
public struct Alert: Equatable, Identified, Sendable {
  public static let idPrefix = "alt"
  /// Alerts of one kind about one subject are told no more often than this: what is raised meanwhile is told together
  /// when it is over.
  public static let interval = Duration.seconds(3600)

  /// The raw values are stored and shown: never rename.
  public enum Kind: String, CaseIterable, Codable, Sendable {
    /// TikTok does not let us act for an account any more; its owner must authorise again.
    case accountDisconnected = "account.disconnected"
    /// An account's access token could not be renewed, and will end.
    case tokenRefreshFailing = "account.token_refresh_failing"
    /// An account's authorisation ends soon, and only its owner can prolong it.
    case authorisationEnding = "account.authorisation_ending"
    /// TikTok accepted an action again and again and never did it.
    case actionDrifting = "action.drifting"
    /// An account's comments grow while TikTok delivers nothing about them.
    case accountSilent = "account.silent"
    /// TikTok has delivered nothing about an account for a week.
    case accountUnheard = "account.unheard"
    /// A rule with `notify` held.
    case ruleMatched = "rule.matched"
    /// A rule ran past its fuse and asks for review instead of acting.
    case ruleDemoted = "rule.demoted"
    /// A reply could not be sent, or nobody knows whether it was.
    case replyUncertain = "reply.uncertain"
    /// Most calls to TikTok fail, of an app or of an account: what is to be done there waits until it gets better.
    case callsFailing = "calls.failing"
    /// More comments wait for a person, or for longer, than the tenant wants.
    case reviewBacklog = "review.backlog"
    /// A report that is sent by itself could not be sent.
    case reportUndelivered = "report.undelivered"
    /// The gateway cannot do its work: database, disk, outbox.
    case gatewayUnready = "gateway.unready"
    /// It can again.
    case gatewayReady = "gateway.ready"
    /// Nothing old is deleted, because what says that it is old cannot be believed.
    case retentionHeld = "retention.held"
    /// Somebody tries passwords.
    case loginAttack = "login.attack"
    /// A scheduled backup could not be made.
    case backupFailed = "backup.failed"
    /// A backup could not be restored when that was tried.
    case backupDrillFailed = "backup.drill_failed"
    /// Somebody took a backup with a token that is not one of a job's: all data and the keys, sealed to a passphrase of
    /// their choice.
    case backupTaken = "backup.taken"
    /// Sent on request, to try a channel.
    case test = "test"

    /// Whether it may be told in quiet hours: what gets worse with every hour that nobody does anything.
    public var isCritical: Bool {
      switch self {
      case .accountDisconnected, .accountSilent, .actionDrifting, .gatewayUnready, .gatewayReady, .loginAttack,
        .backupTaken, .test:
        true
      case .accountUnheard, .tokenRefreshFailing, .authorisationEnding, .ruleMatched, .ruleDemoted, .replyUncertain,
        .callsFailing, .reviewBacklog, .reportUndelivered, .retentionHeld, .backupFailed, .backupDrillFailed:
        false
      }
    }
  }

  public var id: AlertID
  /// Nil for what concerns the gateway.
  public var tenantID: TenantID?
  public var kind: Kind
  /// What it is about, as an id or a name: alerts of one kind about one subject are told once in a while only.
  public var subject: String
  /// In words, with what to do; never a comment's text, never a secret.
  public var message: String
  public var raisedAt: Timestamp

  public init(
    id: AlertID = .fresh(), tenantID: TenantID?, kind: Kind, subject: String, message: String, raisedAt: Timestamp
  ) {
    self.id = id
    self.tenantID = tenantID
    self.kind = kind
    self.subject = subject
    self.message = message
    self.raisedAt = raisedAt
  }
}

public typealias AlertID = Identifier<Alert>
