import Enforcement
import Moderation
import Synchronization

/// Holds calls for some accounts back until the test lets them go.
final class GatedPlatform: CommentActing {
  private struct State {
    var begun: [String] = []
    var isOpen = false
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  private let base: any CommentActing
  private let held: Set<AccountID>
  private let state = Mutex(State())

  init(_ base: any CommentActing, holding held: Set<AccountID>) {
    self.base = base
    self.held = held
  }

  /// The comments whose calls have come this far.
  var begun: [String] { state.withLock { $0.begun } }

  func open() {
    let waiters = state.withLock { state in
      state.isOpen = true
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.resume() }
  }

  func perform(_ kind: Action.Kind, on commentID: String, of videoID: String, for account: Account)
    async throws(PlatformFailure)
  {
    if held.contains(account.id) { await pass(commentID) }
    try await base.perform(kind, on: commentID, of: videoID, for: account)
  }

  func reply(_ text: String, to commentID: String, of videoID: String, for account: Account)
    async throws(PlatformFailure) -> String?
  {
    let id = try await base.reply(text, to: commentID, of: videoID, for: account)
    // Held back after it was sent: what is to be seen is a reply whose outcome is not known yet.
    if held.contains(account.id) { await pass(commentID) }
    return id
  }

  private func pass(_ commentID: String) async {
    await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state in
        state.begun.append(commentID)
        if !state.isOpen { state.waiters.append(continuation) }
        return state.isOpen
      }
      if isOpen { continuation.resume() }
    }
  }
}
