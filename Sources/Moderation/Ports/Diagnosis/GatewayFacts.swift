/// Figures of the whole gateway, from one look at its database.
public struct GatewayFacts: Equatable, Sendable {
  /// The SQLite that is linked: `3.46.1`.
  public var sqliteVersion = ""
  /// Bytes of the database's file, and of the write-ahead log beside it.
  public var fileBytes: Int64 = 0
  public var logBytes: Int64 = 0

  /// Actions that could be carried out now, and for how long the oldest of them has been due.
  public var dueActions = 0
  public var oldestDueAge: Duration?
  /// Actions that were given up, and those of them that were within the last day.
  public var deadLetters = 0
  public var recentDeadLetters = 0

  /// Deliveries that could not be used.
  public var parked = 0
  /// Of the last day, at most `parkedLimit`.
  public var recentParked = 0
  /// What most of those have in common.
  public var commonestReason: String?
  public static let parkedLimit = 1000

  /// Of enabled accounts of enabled tenants, the worst first, at most `troubleLimit`.
  public var troubles: [AuthorisationTrouble] = []
  public static let troubleLimit = 200
  /// Connected ones that have no access token.
  public var accountsWithoutToken = 0
  /// Names of those whose comments grow while TikTok delivers nothing about them.
  public var silentAccounts: [String] = []
  /// Names of those about which TikTok never delivered anything, though they have been connected for a day.
  public var unheardAccounts: [String] = []
  public var apps: [NamedApp] = []
  /// How often TikTok said within the last day that there were too many calls, by whom it was said to; the most first.
  public var breaches: [NamedBreaches] = []
  /// Enabled ones of the gateway itself.
  public var alertChannels = 0

  public init() {}

  /// Of an app, or of an account of the open dialect.
  public struct NamedBreaches: Equatable, Sendable {
    public var name: String
    public var count: Int
    public var last: Timestamp

    public init(name: String, count: Int, last: Timestamp) {
      self.name = name
      self.count = count
      self.last = last
    }
  }

  public struct NamedApp: Equatable, Sendable {
    public var id: AppID
    public var name: String

    public init(id: AppID, name: String) {
      self.id = id
      self.name = name
    }
  }
}
