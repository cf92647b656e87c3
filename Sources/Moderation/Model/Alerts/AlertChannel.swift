/// A place where alerts are told: somebody's Slack, Discord, server or mailbox.
public struct AlertChannel: Equatable, Identified, Sendable {
  public static let idPrefix = "alc"
  /// How many a tenant, or the gateway, may have.
  public static let limit = 20

  /// The raw values are stored and shown: never rename.
  public enum Kind: String, CaseIterable, Codable, Sendable {
    /// An incoming webhook of Slack, or of anything that takes the same.
    case slack
    /// A webhook of a Discord channel.
    case discord
    /// Somebody's own server, signed by Standard Webhooks 1.0.
    case webhook
    case email

    /// Whether reports can be sent there. The others are chats, which take a few lines and no files.
    public var takesReports: Bool { self == .webhook || self == .email }
  }

  public var id: AlertChannelID
  /// Nil for one of the gateway.
  public var tenantID: TenantID?
  /// For people; unique among the owner's channels.
  public var name: String
  public var kind: Kind
  /// A URL, which is a secret where knowing it is enough to write there, or a mail address.
  public var target: SealedSecret
  /// What `webhook` channels sign with; nil for all others.
  public var signing: AlertSigning?
  /// What it wants to hear of; empty for everything, kinds yet to come included.
  public var wanted: Set<Alert.Kind>
  /// Whether one of the gateway hears what tenants are told too.
  public var includesTenants: Bool
  public var quietHours: AlertQuietHours?
  public var isDisabled: Bool
  public var createdAt: Timestamp
  public var updatedAt: Timestamp

  public init(
    id: AlertChannelID, tenantID: TenantID?, name: String, kind: Kind, target: SealedSecret,
    signing: AlertSigning? = nil, wanted: Set<Alert.Kind> = [], includesTenants: Bool = false,
    quietHours: AlertQuietHours? = nil, isDisabled: Bool = false, createdAt: Timestamp, updatedAt: Timestamp
  ) {
    self.id = id
    self.tenantID = tenantID
    self.name = name
    self.kind = kind
    self.target = target
    self.signing = signing
    self.wanted = wanted
    self.includesTenants = includesTenants
    self.quietHours = quietHours
    self.isDisabled = isDisabled
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }

  /// Whether an alert of the kind about a tenant, or about the gateway where that is nil, is told here.
  public func wants(_ kind: Alert.Kind, of tenant: TenantID?) -> Bool {
    guard !isDisabled, wanted.isEmpty || wanted.contains(kind) else { return false }
    return tenantID == tenant || (tenantID == nil && includesTenants)
  }

  /// When the quiet hours that hold back the kind at `moment` end; nil where it may be told at once.
  public func quietEnd(for kind: Alert.Kind, at moment: Timestamp) -> Timestamp? {
    guard let quietHours, quietHours.window.contains(moment), !(quietHours.passesCritical && kind.isCritical) else {
      return nil
    }
    return quietHours.window.end(after: moment)
  }
}

public typealias AlertChannelID = Identifier<AlertChannel>

/// The secret that messages are signed with, and for a while the one before it, so that receivers can change over.
public struct AlertSigning: Hashable, Sendable {
  public var secret: SealedSecret
  public var previous: SealedSecret?
  /// When messages are no longer signed with `previous`.
  public var previousUntil: Timestamp?

  public init(secret: SealedSecret, previous: SealedSecret? = nil, previousUntil: Timestamp? = nil) {
    self.secret = secret
    self.previous = previous
    self.previousUntil = previousUntil
  }

  /// What to sign with at `moment`, the newest first.
  public func live(at moment: Timestamp) -> [SealedSecret] {
    guard let previous, let previousUntil, moment < previousUntil else { return [secret] }
    return [secret, previous]
  }
}
