/// What came of reading a whole database file.
public struct DatabaseExamination: Equatable, Sendable {
  public var facts: DatabaseFacts
  /// Secrets that opened.
  public var secrets: Int
  /// What is wrong with it, in words for an operator; empty where it is whole.
  public var faults: [String]

  public init(facts: DatabaseFacts, secrets: Int, faults: [String]) {
    self.facts = facts
    self.secrets = secrets
    self.faults = faults
  }
}
