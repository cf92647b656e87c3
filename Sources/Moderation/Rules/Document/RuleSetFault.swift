/// One thing that is wrong with a rule set document.
public struct RuleSetFault: Equatable, Sendable {
  /// Where: an RFC 6901 pointer such as `/rules/2/when/words/0`; empty for the document as a whole.
  public var path: String
  /// What is wrong and what is expected there, as a sentence without its subject.
  public var message: String

  public init(path: String, message: String) {
    self.path = path
    self.message = message
  }
}

/// Everything that is wrong with a rule set document, in the order of the document; never empty. At most
/// `RuleSetLimits.faults` are listed, after which a last one says how many more there are.
public struct RuleSetFaults: Error, Equatable, Sendable, CustomStringConvertible {
  public var faults: [RuleSetFault]

  public init(_ faults: [RuleSetFault]) { self.faults = faults }

  /// One line for each fault.
  public var description: String {
    faults.map { ($0.path.isEmpty ? "document" : $0.path) + ": " + $0.message }.joined(separator: "\n")
  }
}
