public import Moderation

/// What the routes about client reports work with.
public struct ClientReportDependencies: Sendable {
  public var maker: any ClientReportMaking
  public var store: any ClientReportStore
  public var brandings: any BrandingStore
  /// The gateway's version, which each report and log bears.
  public var version: String

  public init(
    maker: any ClientReportMaking, store: any ClientReportStore, brandings: any BrandingStore, version: String
  ) {
    self.maker = maker
    self.store = store
    self.brandings = brandings
    self.version = version
  }
}
