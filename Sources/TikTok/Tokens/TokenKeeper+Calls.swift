internal import Moderation

extension TokenKeeper {
  /// Makes a call with the account's token; when TikTok rejects the token, refreshes it once and tries once more. An
  /// authorisation that is lost for good disconnects the account before `reauthorise` is thrown.
  nonisolated func withAccessToken<Value: Sendable>(
    of account: Account, _ call: (String) async throws(PlatformFailure) -> Value
  ) async throws(PlatformFailure) -> Value {
    let token = try await accessToken(of: account)
    do {
      return try await call(token)
    } catch {
      switch error.kind {
      case .tokenRejected: break
      case .reauthorise: throw await lost(account, error.message, with: token)
      case .rateLimited, .permission, .permanent, .gone, .transient, .unreachable: throw error
      }
    }
    let fresh = try await refresh(after: token, of: account)
    do {
      return try await call(fresh)
    } catch {
      switch error.kind {
      case .tokenRejected, .reauthorise: throw await lost(account, error.message, with: fresh)
      case .rateLimited, .permission, .permanent, .gone, .transient, .unreachable: throw error
      }
    }
  }
}
