/// By what name accounts write comments themselves. Each call is one transaction, unless it says otherwise; each throws
/// `StorageError`.
public protocol OwnCommentStore: Sendable {
  /// Keeps what TikTok calls the account in comments it writes; its earlier comments are then to be put right. False
  /// where that was known, or the tenant has no such account.
  func learn(author: String, of account: AccountID, in scope: TenantScope) async throws -> Bool
  /// Puts these comments of the account right, which it wrote itself, as `correctEarlier` does.
  func correct(_ commentIDs: [String], of account: AccountID, in scope: TenantScope, at moment: Timestamp) async throws
  /// Puts right what was decided against comments that turned out to be an account's own: they are allowed, and what
  /// was hidden is to be shown again. Those that a person has decided about stay. In several transactions, each for a
  /// few comments, and from where the last call stopped; returns when there is none left.
  func correctEarlier(at moment: Timestamp) async throws
}
