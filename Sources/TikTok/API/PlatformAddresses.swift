/// Where TikTok's two interfaces answer. Changed only to talk to a stand-in.
public struct PlatformAddresses: Equatable, Sendable {
  /// Base of the open dialect, without a trailing slash.
  public var open: String
  /// Base of the business dialect, without a trailing slash.
  public var business: String

  public init(
    open: String = "https://open.tiktokapis.com/v2", business: String = "https://business-api.tiktok.com/open_api/v1.3"
  ) {
    self.open = open
    self.business = business
  }
}
