/// The name by which a rule refers to a term list: `spam` in its own layer, `gateway/spam` in the gateway,
/// `starter/spam-en` among the lists that come with Gatehouse.
public struct ListReference: Hashable, Sendable {
  /// Whose list it is.
  public enum Origin: String, CaseIterable, Sendable {
    /// The tenant's, or the gateway's where a rule of the gateway names it.
    case own
    case gateway
    /// One of the packs that come with Gatehouse.
    case starter
  }

  public var origin: Origin
  /// 1 to 64 of `a-z`, `0-9` and `-`.
  public var name: String

  /// Trusts a name that is known to be valid.
  public init(origin: Origin = .own, name: String) {
    self.origin = origin
    self.name = name
  }

  /// Reads the written form; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.last, Self.isValid(name: name) else { return nil }
    if parts.count == 1 {
      self.init(name: String(name))
    } else if let origin = Origin(rawValue: String(parts[0])), origin != .own {
      self.init(origin: origin, name: String(name))
    } else {
      return nil
    }
  }

  /// Whether a list may be called so.
  public static func isValid(name: some StringProtocol) -> Bool {
    (1...RuleSetLimits.idCharacters).contains(name.utf8.count) && name.utf8.allSatisfy(RuleSetLimits.isIDCharacter)
  }
}

extension ListReference: CustomStringConvertible {
  public var description: String { origin == .own ? name : origin.rawValue + "/" + name }
}

extension ListReference: Comparable {
  public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}
