/// When an access token is renewed: ahead of its end, so that nothing waits for a refresh and a TikTok that does not
/// answer has time to come back.
public enum TokenRenewal {
  /// A token is renewed no later than this before its end.
  static let headroom = Duration.seconds(600)

  /// At 80 % of what is left of its life or ten minutes before its end, whichever is earlier, and up to a twentieth of
  /// its life sooner, so that what was authorised together is not renewed together. A token that nothing can renew is
  /// looked at when it ends. Nil where nobody said when that is.
  ///
  /// An account without an app has nothing to renew with. `jitter` is from 0 to 1.
  public static func moment(
    for tokens: AccountTokens, hasApp: Bool, issuedAt moment: Timestamp, jitter: Double
  ) -> Timestamp? {
    guard let end = tokens.accessExpiresAt else { return nil }
    guard tokens.refresh != nil, hasApp else { return end }
    let life = Double(max(0, (end - moment).milliseconds))
    let early = moment + .milliseconds(Int64(life * (0.8 - 0.05 * min(1, max(0, jitter)))))
    return max(moment, min(early, end - headroom))
  }
}

/// What went wrong when a pair of tokens was to be renewed.
public struct RenewalTrouble: Equatable, Sendable {
  /// In a row.
  public var failures: Int
  /// Of the last one, in words safe to show.
  public var message: String

  public init(failures: Int, message: String) {
    self.failures = failures
    self.message = message
  }
}
