/// Comments that a rule's author gave with it; the rule is refused while one of them comes out otherwise.
public struct RuleExamples: Equatable, Sendable {
  public var mustMatch: [String]
  public var mustPass: [String]

  public init(mustMatch: [String] = [], mustPass: [String] = []) {
    self.mustMatch = mustMatch
    self.mustPass = mustPass
  }

  public var isEmpty: Bool { mustMatch.isEmpty && mustPass.isEmpty }
}
