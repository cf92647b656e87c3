/// Whose rules they are, from the top. The raw values are stored: never renumber.
public enum RuleLayer: Int, CaseIterable, Comparable, Sendable {
  case gateway = 1
  case tenant = 2
  case account = 3

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  public var name: String {
    switch self {
    case .gateway: "gateway"
    case .tenant: "tenant"
    case .account: "account"
    }
  }

  public init?(name: some StringProtocol) {
    guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }
}

extension RuleLayer: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let layer = RuleLayer(name: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected gateway, tenant or account")
    }
    self = layer
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
