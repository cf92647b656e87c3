/// What had to be undone in a text before a term showed in it.
public struct FoldingSteps: OptionSet, Hashable, Codable, Sendable {
  public let rawValue: UInt16

  public init(rawValue: UInt16) { self.rawValue = rawValue }
}
