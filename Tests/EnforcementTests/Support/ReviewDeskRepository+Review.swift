import Moderation

@testable import Storage

extension ReviewDeskRepository {
  /// Decides about a comment, whether it waits or not. False where nothing was decided.
  @discardableResult
  func review(_ id: EventID, verdict: Verdict, at moment: Timestamp, in scope: TenantScope) async throws -> Bool {
    let draft = ReviewDraft(verdict: verdict, mustWait: false)
    guard case .decided = try await decide(draft, about: id, at: moment, in: scope) else { return false }
    return true
  }
}
