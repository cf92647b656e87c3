/// What is to happen to a comment, from mildest to strongest. The raw values are stored: never renumber.
public enum Verdict: Int, Comparable, CaseIterable, Sendable {
  /// Leave it visible.
  case allow = 0
  /// Leave it visible and ask a person.
  case review = 1
  /// Hide it at once and ask a person.
  case hold = 2
  /// Hide it.
  case hide = 3
  /// Delete it; where TikTok allows only hiding, hide it.
  case delete = 4

  /// What a person can decide.
  public static let ofPeople: [Verdict] = [.allow, .hide, .delete]

  /// Whether a person is to decide in the end.
  public var asksForPerson: Bool { self == .review || self == .hold }

  public static func < (left: Verdict, right: Verdict) -> Bool { left.rawValue < right.rawValue }

  public var name: String {
    switch self {
    case .allow: "allow"
    case .review: "review"
    case .hold: "hold"
    case .hide: "hide"
    case .delete: "delete"
    }
  }

  public init?(name: some StringProtocol) {
    guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }
}

extension Verdict: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let verdict = Verdict(name: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected allow, review, hold, hide or delete")
    }
    self = verdict
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
