/// What the quota broker keeps over a restart. Each call is one transaction; each throws `StorageError`.
public protocol QuotaStore: Sendable {
  /// Of the apps whose limits differ from the gateway's setting.
  func limits(in scope: GatewayScope) async throws -> [AppID: AppCallLimits]
  /// What was written down last, without the calls of accounts that were deleted; nil where nothing ever was.
  func memory(in scope: GatewayScope) async throws -> CallMemory?
  /// Puts `memory` in the place of what was written down before.
  func replace(with memory: CallMemory, in scope: GatewayScope) async throws
  /// Adds to what was written down, and forgets the calls that ended before `oldest` and the pauses that are over by
  /// `memory.moment`. Breaches are those of the wall clock's last day, the newest thousand.
  func add(
    _ memory: CallMemory, _ breaches: [QuotaBreach], forgettingBefore oldest: Timestamp, in scope: GatewayScope
  ) async throws
  /// Whose app it is: nil for a shared one, and for one that was deleted.
  func owner(of app: AppID, in scope: GatewayScope) async throws -> TenantID?
}
