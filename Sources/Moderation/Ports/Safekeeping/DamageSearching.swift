/// Looks for damage to the database's file before anybody comes upon it.
public protocol DamageSearching: Sendable {
  /// Reads all of it, one part after another, while everything goes on. Throws `StorageError`: `damaged` where a part is
  /// not whole, which readiness tells from then on.
  func searchForDamage() async throws
}
