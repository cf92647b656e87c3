extension Action {
  /// What is known of whether TikTok did it.
  public struct Evidence: Equatable, Sendable {
    /// When TikTok first answered that it will be done.
    public var acceptedAt: Timestamp?
    /// When it was shown to be done.
    public var confirmedAt: Timestamp?
    /// What showed it; nil as long as nothing has.
    public var proof: Proof?
    /// How often TikTok accepted it and a look at the comment found that it was not done, since it was last retried.
    public var drifts: Int
    /// When looking was given up: TikTok accepted it, told nothing of it, and nothing could be read of it either.
    public var unseenAt: Timestamp?

    public init(
      acceptedAt: Timestamp? = nil, confirmedAt: Timestamp? = nil, proof: Proof? = nil, drifts: Int = 0,
      unseenAt: Timestamp? = nil
    ) {
      self.acceptedAt = acceptedAt
      self.confirmedAt = confirmedAt
      self.proof = proof
      self.drifts = drifts
      self.unseenAt = unseenAt
    }
  }

  /// What showed that an action was done. The raw values are stored: never renumber.
  public enum Proof: Int, CaseIterable, Sendable {
    /// An event from TikTok.
    case echo = 1
    /// A look at the comment.
    case read = 2
    /// TikTok's answer that the comment was gone already.
    case answer = 3

    public var name: String {
      switch self {
      case .echo: "echo"
      case .read: "read"
      case .answer: "answer"
      }
    }
  }

  /// Attempts that failed since it was last retried. What TikTok accepted and did not do is counted apart, and tried
  /// again on a schedule of its own.
  public var failedAttempts: Int { max(0, attempts - attemptsBefore - evidence.drifts) }
}
