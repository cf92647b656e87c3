/// How the work of reviewers goes. Each call is one transaction; each throws `StorageError`.
public protocol ReviewFigures: Sendable {
  /// By day and reviewer, oldest first, of decisions made in the range.
  func days(during range: TimeRange, in scope: TenantScope) async throws -> [ReviewerDay]
  func backlog(in scope: TenantScope) async throws -> ReviewBacklog
  /// The tenant's own limits.
  func limits(in scope: TenantScope) async throws -> ReviewLimits
  /// Throws `changed`.
  func setLimits(
    _ limits: ReviewLimits, basedOn basis: Basis<ReviewLimits>, at moment: Timestamp, in scope: TenantScope
  ) async throws
}

/// Which queues somebody has to hear of. Each call is one transaction; each throws `StorageError`.
public protocol ReviewBacklogWatch: Sendable {
  /// Raises `review.backlog` for each tenant whose queue went beyond its limits since it was last within them, and
  /// answers how many there are. `limits` hold where a tenant set none.
  func raiseBacklogs(beyond limits: ReviewLimits, at moment: Timestamp) async throws -> Int
}
