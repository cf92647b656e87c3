/// The part of the audit log that was to be cut is not whole: it stays, so that it can be looked into.
public struct AuditLogDamage: Error, Equatable, CustomStringConvertible {
  /// As the chain's check names it.
  public var entry: String

  public init(entry: String) { self.entry = entry }

  public var description: String {
    "the audit log is broken at \(entry) and is not cut; run gatehouse audit verify, and keep this database as it is"
  }
}
