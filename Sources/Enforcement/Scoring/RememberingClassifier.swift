public import Moderation

/// Spares a classifier needless questions: remembers its answers, asks once about a text however many comments say it
/// at the same time, and leaves a classifier alone for a while that has stopped answering.
public actor RememberingClassifier: CommentClassifier {
  private typealias Answer = Result<[String: Double], ClassifierFailure>

  /// So many failures in a row mean that it is not answering at all.
  static let failuresBeforeRest = 5
  private static let memoryBytes = 16 << 20

  private let base: any CommentClassifier
  private let rest: Duration
  private let clock: WallClock
  private var cache: ScoreCache
  private var calls: [String: Task<Answer, Never>] = [:]
  private var failures = 0
  private var restsUntil: Timestamp?

  /// `lifetime` is how long an answer holds; `rest` how long the classifier is left alone.
  public init(
    _ base: any CommentClassifier, lifetime: Duration, rest: Duration = .seconds(10), clock: WallClock = .system
  ) {
    self.base = base
    self.rest = rest
    self.clock = clock
    cache = ScoreCache(bytes: Self.memoryBytes, lifetime: lifetime)
  }

  public func scores(for text: String) async throws(ClassifierFailure) -> [String: Double] {
    let now = clock.now()
    if let known = cache.scores(for: text, at: now) { return known }
    if let underWay = calls[text] { return try await underWay.value.get() }
    if let end = restsUntil, now < end, end <= now + rest {
      throw ClassifierFailure(
        message: "the classifier did not answer the last \(failures) times and is left alone for a while",
        isFinal: false)
    }
    let call = Task { await ask(text) }
    calls[text] = call
    return try await call.value.get()
  }

  /// Not part of the call that caused it, since others may wait for the same answer.
  private func ask(_ text: String) async -> Answer {
    defer { calls[text] = nil }
    do throws(ClassifierFailure) {
      let scores = try await base.scores(for: text)
      failures = 0
      restsUntil = nil
      cache.insert(scores, for: text, at: clock.now())
      return .success(scores)
    } catch {
      // A refusal of this one text is an answer.
      if !error.isFinal {
        failures += 1
        if failures >= Self.failuresBeforeRest { restsUntil = clock.now() + rest }
      }
      return .failure(error)
    }
  }
}
