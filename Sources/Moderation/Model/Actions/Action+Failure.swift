extension Action {
  /// Why an action was given up. The raw values are stored and shown: never rename.
  public enum Failure: String, CaseIterable, Sendable {
    /// The app or the account's grant does not allow it.
    case permission
    /// TikTok takes the request for one that can never succeed.
    case permanent
    /// The account's token was not accepted, again and again.
    case tokenRejected = "token_rejected"
    /// TikTok was at fault or busy, again and again.
    case transient
    /// TikTok could not be reached, or did not answer in time, again and again.
    case unreachable
    /// TikTok accepted it again and again and never did it.
    case drifted
    /// A reply that may have been sent: trying again may send it twice. Or an unhide that was waiting in a backup when
    /// that was restored: the comment may have been hidden again since.
    case outcomeUnknown = "outcome_unknown"
    /// Given up before reasons were kept.
    case unknown

    public init(_ failure: PlatformFailure.Class) {
      switch failure {
      case .permission, .reauthorise: self = .permission
      case .permanent, .gone: self = .permanent
      case .tokenRejected: self = .tokenRejected
      case .transient, .rateLimited: self = .transient
      case .unreachable: self = .unreachable
      }
    }
  }

  public var isGivenUp: Bool { state == .failed || state == .dead }

  /// Whether trying again may write the same reply under the comment once more.
  public var maySendTwice: Bool { Self.maySendTwice(carriedOutAs, state, failure) }

  public static func maySendTwice(_ carriedOutAs: Kind, _ state: State, _ failure: Failure?) -> Bool {
    carriedOutAs == .reply && (failure == .outcomeUnknown || failure == .unknown && state == .dead)
  }
}
