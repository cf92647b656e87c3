internal import Moderation

extension TokenKeeper {
  /// Makes a call with the account's token. One that TikTok rejects is renewed, and the call made once more: in `open`
  /// here, in `business` by the caller, to whom `tokenRejected` is thrown, since there each call has to be admitted.
  /// A token that is rejected right after it was issued is not renewed again. An authorisation that is lost for good
  /// disconnects the account before `reauthorise` is thrown.
  nonisolated func withAccessToken<Value: Sendable>(
    of account: Account, _ call: (String) async throws(PlatformFailure) -> Value
  ) async throws(PlatformFailure) -> Value {
    let token = try await accessToken(of: account)
    do {
      return try await using(token, of: account, call)
    } catch {
      guard error.kind == .tokenRejected else { throw error }
      let fresh = try await renew(token, of: account)
      guard account.dialect == .open else { throw error }
      return try await using(fresh, of: account, call)
    }
  }

  private nonisolated func using<Value: Sendable>(
    _ token: String, of account: Account, _ call: (String) async throws(PlatformFailure) -> Value
  ) async throws(PlatformFailure) -> Value {
    let isUntried = await isUntried(token, of: account)
    do {
      let value = try await call(token)
      if isUntried { await tried(token, of: account) }
      return value
    } catch {
      switch error.kind {
      case .reauthorise: throw await lost(account, error.message, with: token)
      case .tokenRejected:
        if isUntried { throw await lost(account, error.message, with: token) }
        throw error
      case .rateLimited, .permission, .permanent, .gone, .transient, .unreachable: throw error
      }
    }
  }
}
