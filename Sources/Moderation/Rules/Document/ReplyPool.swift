/// Public answers of which one is written under a comment, at most once for each comment.
public struct ReplyPool: Hashable, Codable, Sendable {
  /// At least three, so that a video's comments do not fill with one sentence.
  public var variants: [String]
  /// How many replies of the rule one video is given within `within`.
  public var perVideo: Int
  /// In milliseconds.
  public var within: Int64

  public init(variants: [String], perVideo: Int, within: Int64) {
    self.variants = variants
    self.perVideo = perVideo
    self.within = within
  }

  private enum CodingKeys: String, CodingKey {
    case variants
    case perVideo = "per_video"
    case within
  }
}
