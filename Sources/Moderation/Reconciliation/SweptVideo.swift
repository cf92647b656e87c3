/// A video whose comments are compared with those we have, and how far that came.
public struct SweptVideo: Equatable, Sendable {
  /// Of storage's own.
  public var id: Int64
  public var tenantID: TenantID
  public var accountID: AccountID
  /// TikTok's.
  public var videoID: String
  /// When the last event about one of its comments was recorded.
  public var lastEventAt: Timestamp
  /// When the last pass ended; nil before the first.
  public var sweptAt: Timestamp?
  /// Every comment up to then was looked at, as far as TikTok showed it; nil before the first pass ended.
  public var coveredUntil: Timestamp?
  /// When the last whole pass ended.
  public var wholeAt: Timestamp?
  /// How many passes in a row had nothing to do.
  public var quietPasses: Int
  /// The pass under way.
  public var pass: SweepPass?

  public init(
    id: Int64, tenantID: TenantID, accountID: AccountID, videoID: String, lastEventAt: Timestamp,
    sweptAt: Timestamp? = nil, coveredUntil: Timestamp? = nil, wholeAt: Timestamp? = nil, quietPasses: Int = 0,
    pass: SweepPass? = nil
  ) {
    self.id = id
    self.tenantID = tenantID
    self.accountID = accountID
    self.videoID = videoID
    self.lastEventAt = lastEventAt
    self.sweptAt = sweptAt
    self.coveredUntil = coveredUntil
    self.wholeAt = wholeAt
    self.quietPasses = quietPasses
    self.pass = pass
  }
}
