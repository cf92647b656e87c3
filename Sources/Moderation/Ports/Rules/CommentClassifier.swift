/// An external classifier of texts. Asked after a comment is on disk, never while its delivery waits for an answer.
public protocol CommentClassifier: Sendable {
  /// A score from 0 to 1 for each category that the classifier knows.
  func scores(for text: String) async throws(ClassifierFailure) -> [String: Double]
}

/// Why there are no scores, in words safe to show: never the text, never a key.
public struct ClassifierFailure: Error, Equatable, Sendable {
  public var message: String
  /// Whether asking about the same text again is of no use.
  public var isFinal: Bool

  public init(message: String, isFinal: Bool) {
    self.message = message
    self.isFinal = isFinal
  }
}
