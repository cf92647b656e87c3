/// Everything about a tenant that somebody set up: what is made at once when it joins, and what it can take along.
/// Nothing of what happened to it: no events, no versions that are past.
public struct TenantConfiguration: Equatable, Sendable {
  /// The rules in force of the tenant, or of one of its accounts.
  public struct Rules: Equatable, Sendable {
    /// Nil for the tenant's own.
    public var account: AccountID?
    public var document: RuleSetDocument
    public var note: String?

    public init(account: AccountID? = nil, document: RuleSetDocument, note: String? = nil) {
      self.account = account
      self.document = document
      self.note = note
    }
  }

  /// A term list with its terms in force.
  public struct List: Equatable, Sendable {
    public var name: String
    public var title: String?
    public var terms: [String]

    public init(name: String, title: String?, terms: [String]) {
      self.name = name
      self.title = title
      self.terms = terms
    }
  }

  public var tenant: Tenant
  /// Its own.
  public var apps: [App]
  /// Shared ones that its accounts use. They are not the tenant's: making a tenant does not make them.
  public var sharedApps: [App]
  public var lists: [List]
  /// The tenant's own first.
  public var rules: [Rules]
  public var accounts: [AccountSetup]
  /// How far its review queue may grow, as far as it says so itself.
  public var reviewLimits: ReviewLimits
  /// For how long it keeps comments; nil where the gateway's setting holds.
  public var commentDays: Int64?
  /// How its reports look; nil where it set nothing.
  public var branding: TenantBranding?

  public init(
    tenant: Tenant, apps: [App] = [], sharedApps: [App] = [], lists: [List] = [], rules: [Rules] = [],
    accounts: [AccountSetup] = [], reviewLimits: ReviewLimits = ReviewLimits(), commentDays: Int64? = nil,
    branding: TenantBranding? = nil
  ) {
    self.tenant = tenant
    self.apps = apps
    self.sharedApps = sharedApps
    self.lists = lists
    self.rules = rules
    self.accounts = accounts
    self.reviewLimits = reviewLimits
    self.commentDays = commentDays
    self.branding = branding
  }
}

/// An account with the secrets it works with.
public struct AccountSetup: Equatable, Sendable {
  public var account: Account
  public var tokens: AccountTokens?
  /// The newest first.
  public var webhookSecrets: [WebhookSecret]

  public init(account: Account, tokens: AccountTokens?, webhookSecrets: [WebhookSecret]) {
    self.account = account
    self.tokens = tokens
    self.webhookSecrets = webhookSecrets
  }
}
