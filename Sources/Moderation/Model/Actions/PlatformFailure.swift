/// Why a call to TikTok did not do what was asked, in words safe to show.
public struct PlatformFailure: Error, Equatable, Sendable {
  /// What the caller can do about it.
  public enum Class: String, Sendable {
    /// Too many calls: wait.
    case rateLimited
    /// The access token was expired or wrong. From calls about comments: it has been renewed, make the call again.
    case tokenRejected
    /// The account's owner must authorise again.
    case reauthorise
    /// The app or the account's grant does not allow it.
    case permission
    /// The request can never succeed.
    case permanent
    /// The object does not exist, or no longer.
    case gone
    /// TikTok is at fault or busy: try again later.
    case transient
    /// TikTok could not be reached or did not answer in time.
    case unreachable
  }

  public var kind: Class
  /// HTTP status, 0 when there was no answer.
  public var status: Int
  /// TikTok's own code, as text: `40105`, `access_token_invalid`.
  public var code: String?
  public var message: String
  /// Whether TikTok may have done what was asked all the same, because its answer was lost or says nothing of that.
  public var mayHaveHappened: Bool

  public init(kind: Class, status: Int, code: String?, message: String, mayHaveHappened: Bool = false) {
    self.kind = kind
    self.status = status
    self.code = code
    self.message = message
    self.mayHaveHappened = mayHaveHappened
  }
}
