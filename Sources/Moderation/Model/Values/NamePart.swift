/// What people type to find something by its name: a part of it, whatever its case.
public struct NamePart: Equatable, Sendable {
  private let folded: String

  public init(_ text: String) { folded = text.lowercased() }

  public func isIn(_ name: String) -> Bool { name.lowercased().contains(folded) }
}
