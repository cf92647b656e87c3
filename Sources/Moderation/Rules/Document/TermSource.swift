/// Where the terms of a condition come from: written in the rule, kept in term lists, or both.
public struct TermSource: Equatable, Sendable {
  public var terms: [String]
  public var lists: [ListReference]

  public init(terms: [String] = [], lists: [ListReference] = []) {
    self.terms = terms
    self.lists = lists
  }
}

extension TermSource: ExpressibleByArrayLiteral {
  public init(arrayLiteral terms: String...) { self.init(terms: terms) }
}
