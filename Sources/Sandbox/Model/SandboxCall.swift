/// A call to one of TikTok's endpoints.
public struct SandboxCall: Encodable, Equatable, Sendable {
  /// Orders calls and acknowledgements: all that happened later has a greater number.
  public let sequence: Int
  /// Unix milliseconds.
  public let at: Int64
  /// `/business/comment/hide/` or `/v2/video/comment/delete/`.
  public let endpoint: String
  public let account: String?
  public let commentID: String?
  public let status: Int
  /// What was answered: `0` or `ok` for success. Empty when nothing was.
  public let code: String
  /// Whether the call had its effect, whatever was answered.
  public let succeeded: Bool
  /// The fault that was played on it.
  public let fault: String?
}
