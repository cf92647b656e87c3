/// One layer, ready to be compiled: what is in force there, and the term lists it names.
public struct RuleSetSource: Sendable {
  public var layer: RuleLayer
  public var version: Int64
  public var document: RuleSetDocument
  public var lists: [ListReference: TermListContent]

  public init(
    layer: RuleLayer, version: Int64, document: RuleSetDocument, lists: [ListReference: TermListContent] = [:]
  ) {
    self.layer = layer
    self.version = version
    self.document = document
    self.lists = lists
  }
}
