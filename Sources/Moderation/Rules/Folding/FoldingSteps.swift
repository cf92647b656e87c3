/// What had to be seen through for a term to be found where it was found. Coded as a list of names.
public struct FoldingSteps: OptionSet, Hashable, Sendable {
  public let rawValue: UInt16

  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Upper and lower case.
  public static let letterCase = FoldingSteps(rawValue: 1 << 0)
  /// White space of another kind or length.
  public static let spaces = FoldingSteps(rawValue: 1 << 1)
  /// Another form of the same character: full width, mathematical, ligatures.
  public static let compatibility = FoldingSteps(rawValue: 1 << 2)
  /// Characters that cannot be seen.
  public static let ignorable = FoldingSteps(rawValue: 1 << 3)
  /// Accents and other combining marks.
  public static let marks = FoldingSteps(rawValue: 1 << 4)
  /// Characters that look like others: Cyrillic `а` for `a`.
  public static let confusable = FoldingSteps(rawValue: 1 << 5)
  /// Letters in circles and squares, and those that flags are made of.
  public static let enclosed = FoldingSteps(rawValue: 1 << 6)
  /// Digits and signs for letters.
  public static let leet = FoldingSteps(rawValue: 1 << 7)
  /// Letters written more often than the term has them.
  public static let stretched = FoldingSteps(rawValue: 1 << 8)
  /// Something between the letters.
  public static let separators = FoldingSteps(rawValue: 1 << 9)

  /// The names of the steps, in the order above.
  public var names: [String] {
    Self.named.filter { contains($0.step) }.map(\.name)
  }

  /// Nil for a name that is none of these.
  public init?(names: [String]) {
    var steps: FoldingSteps = []
    for name in names {
      guard let known = Self.named.first(where: { $0.name == name }) else { return nil }
      steps.insert(known.step)
    }
    self = steps
  }

  private static let named: [(step: FoldingSteps, name: String)] = [
    (.letterCase, "case"), (.spaces, "spaces"), (.compatibility, "compatibility"), (.ignorable, "ignorable"),
    (.marks, "marks"), (.confusable, "confusable"), (.enclosed, "enclosed"), (.leet, "leet"),
    (.stretched, "stretched"), (.separators, "separators"),
  ]
}

extension FoldingSteps: Codable {
  public init(from decoder: any Decoder) throws {
    let names = try [String](from: decoder)
    guard let steps = FoldingSteps(names: names) else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "a folding step is unknown"))
    }
    self = steps
  }

  public func encode(to encoder: any Encoder) throws { try names.encode(to: encoder) }
}
