/// Where TikTok's two interfaces and its consent page answer. Changed only to talk to a stand-in.
public struct PlatformAddresses: Equatable, Sendable {
  /// Base of the open dialect, without a trailing slash.
  public var open: String
  /// Base of the business dialect, without a trailing slash.
  public var business: String
  /// The page where creators let an app act for them, without a query.
  public var authorise: String

  public init(
    open: String = "https://open.tiktokapis.com/v2",
    business: String = "https://business-api.tiktok.com/open_api/v1.3",
    authorise: String = "https://www.tiktok.com/v2/auth/authorize"
  ) {
    self.open = open
    self.business = business
    self.authorise = authorise
  }
}
