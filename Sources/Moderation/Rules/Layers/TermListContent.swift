/// A term list as compiling needs it.
public struct TermListContent: Equatable, Sendable {
  /// Nil for a list that is not stored: a starter pack, or one in a test.
  public var id: TermListID?
  /// Together with the id it names the terms for good.
  public var version: Int64
  public var terms: [String]

  public init(id: TermListID? = nil, version: Int64 = 0, terms: [String]) {
    self.id = id
    self.version = version
    self.terms = terms
  }
}
