/// Reads an account's stored comments into a history.
struct HistoryFiller: Sendable {
  /// Comments read to learn who has commented before. Of an account with more, who comments for the first time is not
  /// known.
  private static let authorsFrom = 500_000
  /// Beyond the windows, so that a comment which is delivered again soon after a start is answered as it was before.
  private static let beyondWindows = Duration.seconds(3600)

  let archive: any CommentArchive
  let clock: WallClock
  var limits = CommentHistory.Limits()

  /// Throws `StorageError`.
  func history(of account: AccountID, in scope: TenantScope, for needs: HistoryNeeds) async throws -> AccountHistory {
    let start = clock.now() - .milliseconds(min(needs.longestWindow, .max / 4) * 2) - Self.beyondWindows
    guard needs.wantsFirstComment else {
      let selection = CommentSelection(
        account: account, received: TimeRange(start: start), newest: limits.comments)
      return try await fill(selection, in: scope, for: needs, since: start, isComplete: false)
    }
    var selection = CommentSelection(account: account)
    let isComplete = try await archive.commentCount(selection, in: scope) <= Self.authorsFrom
    selection.newest = Self.authorsFrom
    return try await fill(selection, in: scope, for: needs, since: start, isComplete: isComplete)
  }

  /// Of comments before `start` only the authors are remembered.
  private func fill(
    _ selection: CommentSelection, in scope: TenantScope, for needs: HistoryNeeds, since start: Timestamp,
    isComplete: Bool
  ) async throws -> AccountHistory {
    let history = AccountHistory(CommentHistory(limits: limits, isComplete: isComplete), filledFor: needs)
    try await archive.forEachComment(selection, in: scope) { stored in
      guard stored.isModerated else { return true }
      if stored.comment.occurredAt < start {
        history.add(Self.author(of: stored.comment), isComplete: isComplete)
      } else {
        _ = history.observe(stored.comment)
      }
      return true
    }
    history.measure()
    return history
  }

  /// As `CommentHistory` knows authors.
  private static func author(of comment: CommentEvent) -> [String] {
    (comment.authorID ?? comment.username).map { [$0] } ?? []
  }
}
