/// What somebody wants to be sent, when and where to.
public struct ReportOrder: Equatable, Sendable {
  /// How many mail addresses it may go to.
  public static let mostRecipients = 10

  /// The raw values are stored and shown: never rename.
  public enum Format: String, CaseIterable, Sendable {
    case html
    case csv
    case json
  }

  public enum Target: Equatable, Sendable {
    /// Each address gets a mail of its own, so that none learns of the others.
    case mailboxes([String])
    /// One of the tenant's alert channels, of kind `webhook` or `email`: its secrets are kept there and nowhere else.
    case channel(AlertChannelID)
  }

  public enum Coverage: Equatable, Sendable {
    case allAccounts
    case account(AccountID)

    /// Nil for all.
    public var accountID: AccountID? { if case .account(let id) = self { id } else { nil } }
  }

  /// For people; unique among the tenant's schedules.
  public var name: String
  public var rhythm: ReportRhythm
  public var target: Target
  /// What is attached; never empty.
  public var formats: Set<Format>
  public var coverage: Coverage
  public var isDisabled: Bool

  public init(
    name: String, rhythm: ReportRhythm, target: Target, formats: Set<Format> = [.html],
    coverage: Coverage = .allAccounts, isDisabled: Bool = false
  ) {
    self.name = name
    self.rhythm = rhythm
    self.target = target
    self.formats = formats
    self.coverage = coverage
    self.isDisabled = isDisabled
  }
}

/// What somebody changes about it; nil leaves it as it is.
public struct ReportOrderChange: Equatable, Sendable {
  public var name: String?
  public var rhythm: ReportRhythm?
  public var target: ReportOrder.Target?
  public var formats: Set<ReportOrder.Format>?
  public var coverage: ReportOrder.Coverage?
  public var isDisabled: Bool?

  public init(
    name: String? = nil, rhythm: ReportRhythm? = nil, target: ReportOrder.Target? = nil,
    formats: Set<ReportOrder.Format>? = nil, coverage: ReportOrder.Coverage? = nil, isDisabled: Bool? = nil
  ) {
    self.name = name
    self.rhythm = rhythm
    self.target = target
    self.formats = formats
    self.coverage = coverage
    self.isDisabled = isDisabled
  }

  public func applied(to before: ReportOrder) -> ReportOrder {
    ReportOrder(
      name: name ?? before.name, rhythm: rhythm ?? before.rhythm, target: target ?? before.target,
      formats: formats ?? before.formats, coverage: coverage ?? before.coverage,
      isDisabled: isDisabled ?? before.isDisabled)
  }
}
