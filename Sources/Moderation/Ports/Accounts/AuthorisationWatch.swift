/// What is wrong with accounts' authorisations that nobody was told of yet. Each call is one transaction; each throws
/// `StorageError`.
public protocol AuthorisationWatch: Sendable {
  /// Of enabled accounts of enabled tenants: lapses first, then tokens that could not be renewed and end within
  /// `failingWithin`, then authorisations that end within `AccountAuthorisation.warning`.
  func untoldTroubles(at moment: Timestamp, failingWithin: Duration, limit: Int) async throws -> [AuthorisationTrouble]
  /// It was told and is not to be again, unless it comes up anew.
  func markTold(_ trouble: AuthorisationTrouble, at moment: Timestamp) async throws
  /// Suspends until an account may have lapsed since the last call, or until `deadline`, or until the task is
  /// cancelled.
  func waitForTroubles(until deadline: Timestamp?) async
}
