/// Where the external classifier is and how it is to be asked.
public struct ClassifierSettings: Sendable {
  /// Without a trailing slash; `/v1/moderations` is added.
  public var url: String
  /// Sent as a bearer token.
  public var key: ClassifierKey?
  /// Nil leaves the choice to the classifier.
  public var model: String?
  /// How long it may take over an answer.
  public var deadline: Duration
  /// How long an answer is taken to hold for the same text; zero asks each time.
  public var cacheLifetime: Duration

  public init(
    url: String, key: ClassifierKey? = nil, model: String? = nil, deadline: Duration = .seconds(5),
    cacheLifetime: Duration = .seconds(3600)
  ) {
    self.url = url
    self.key = key
    self.model = model
    self.deadline = deadline
    self.cacheLifetime = cacheLifetime
  }
}
