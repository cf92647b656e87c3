/// A comment, and what became of it.
public struct SandboxComment: Encodable, Equatable, Sendable {
  public enum Visibility: String, Encodable, CaseIterable, Sendable {
    case `public`
    case hidden
    case friends
    case deleted
  }

  /// Who last changed the visibility.
  public enum Actor: String, Encodable, CaseIterable, Sendable {
    /// The commenter, in the app.
    case user
    /// The account's owner, in the app.
    case owner
    /// TikTok itself.
    case tiktok
    /// A program, over the API.
    case api
  }

  /// Nineteen digits; later comments have greater ids.
  public let id: String
  /// The `open_id` of the account whose video it is on.
  public let account: String
  public let videoID: String
  /// Nil for a top-level comment.
  public let parentID: String?
  /// Without `@`.
  public let username: String
  public let userID: String
  /// Base64, as `business` names commenters.
  public let uniqueIdentifier: String
  public let text: String
  /// Whether the account wrote it itself.
  public let isOwn: Bool
  /// Unix milliseconds.
  public let createdAt: Int64
  public internal(set) var visibility = Visibility.public
  /// Nil while nobody changed it.
  public internal(set) var changedBy: Actor?
  /// Unix milliseconds.
  public internal(set) var changedAt: Int64?
}
