/// What `/metrics` works with.
public struct MetricsDependencies: Sendable {
  /// Prometheus' text, up to date.
  public var page: @Sendable () async -> String
  /// The SHA-256 of the token that the settings give to Prometheus; nil where they give none.
  public var tokenDigest: [UInt8]?

  public init(page: @escaping @Sendable () async -> String, tokenDigest: [UInt8]?) {
    self.page = page
    self.tokenDigest = tokenDigest
  }
}
