internal import HTTPTypes
internal import Moderation
internal import Sealing

/// Ties a retry in bulk to the figures that somebody saw before: a confirmation says when they were counted, and what
/// they were. Dead letters that come later are not meant, and do not spoil it.
///
/// It gives no right to anything, so nothing keeps a caller from making one; it keeps people from mistakes.
struct RetryConfirmations {
  /// How long figures are fresh enough to act on.
  static let lifetime = Duration.seconds(600)

  let deadLetters: any DeadLetterStore

  /// Counts what `filter` means now.
  func give(for filter: DeadLetterFilter, at now: Timestamp, in scope: TenantScope) async throws
    -> (DeadLetterSummary, RetryConfirmation)
  {
    let summary = try await deadLetters.summary(of: filter.until(now), in: scope)
    return (summary, RetryConfirmation(summary, of: filter, countedAt: now, in: scope))
  }

  /// The filter with the end that the figures had. Throws `confirmation_expired`, and `dead_letters_changed` where the
  /// figures are others by now.
  func take(_ text: String, for filter: DeadLetterFilter, at now: Timestamp, in scope: TenantScope) async throws
    -> DeadLetterFilter
  {
    guard let countedAt = RetryConfirmation.countedAt(text), countedAt <= now, now - countedAt <= Self.lifetime else {
      throw Problem(
        .conflict, "confirmation_expired",
        "this confirmation is too old, or none; preview once more and send the new one")
    }
    let summary = try await deadLetters.summary(of: filter.until(countedAt), in: scope)
    guard RetryConfirmation(summary, of: filter, countedAt: countedAt, in: scope).text == text else {
      throw Problem(
        .conflict, "dead_letters_changed",
        "these are not the dead letters that were previewed any more, or not that filter; preview once more")
    }
    return filter.until(countedAt)
  }
}

/// What stands for the figures of one preview.
struct RetryConfirmation {
  let text: String
  let expiresAt: Timestamp

  init(_ summary: DeadLetterSummary, of filter: DeadLetterFilter, countedAt: Timestamp, in scope: TenantScope) {
    let lines =
      ["\(scope.tenantID)"] + filter.parts
      + summary.groups.map { "\($0.accountID) \($0.kind.name) \($0.failure.rawValue) \($0.maySendTwice) \($0.count)" }
    let digest = Hex.encode(SHA256.digest(lines.joined(separator: "\n").utf8))
    text = "\(countedAt.milliseconds)-\(digest)"
    expiresAt = countedAt + RetryConfirmations.lifetime
  }

  /// When the figures were counted; nil for a text that is no confirmation.
  static func countedAt(_ text: String) -> Timestamp? {
    text.split(separator: "-").first.flatMap { Int64($0) }.map(Timestamp.init(milliseconds:))
  }
}

extension DeadLetterFilter {
  /// What tells filters apart, each side in its place.
  fileprivate var parts: [String] {
    let sides: [(any CustomStringConvertible)?] = [
      accountID, kind?.name, failure?.rawValue, givenUp.start, givenUp.end,
    ]
    return sides.map { $0?.description ?? "-" }
  }

  /// Those of them that were given up before `moment`.
  fileprivate func until(_ moment: Timestamp) -> DeadLetterFilter {
    var filter = self
    filter.givenUp.end = filter.givenUp.end.map { min($0, moment) } ?? moment
    return filter
  }
}
