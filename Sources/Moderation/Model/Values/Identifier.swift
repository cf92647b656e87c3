internal import Synchronization

/// A kind of thing that has ids of its own, told apart by a visible prefix.
public protocol Identified {
  /// Three letters before the underscore: `ten` for a tenant.
  static var idPrefix: String { get }
}

/// The id of one `Entity`: a positive 63-bit number, shown as `ten_` and thirteen Crockford base-32 digits.
///
/// The type parameter keeps a tenant's id from being passed where an account's is wanted; the prefix does the same
/// for people reading a log.
public struct Identifier<Entity: Identified>: Hashable, Comparable, Sendable {
  public let rawValue: Int64

  /// Trusts a number that came from the database or from a generator.
  public init(rawValue: Int64) {
    precondition(rawValue > 0, "ids are positive")
    self.rawValue = rawValue
  }

  /// A fresh id that sorts after all this process made before: milliseconds shifted left by 20 bits, as the ids of events
  /// are made, plus a random step. Knowing an id gives no right to anything, so it need not be unguessable.
  public static func fresh(at moment: Timestamp = WallClock.system.now()) -> Self {
    Self(
      rawValue: lastFreshIdentifier.withLock { last in
        last = max(last, max(0, moment.milliseconds) << 20) + Int64.random(in: 1...1023)
        return last
      })
  }

  /// Reads the shown form; nil for anything else, another entity's prefix included.
  public init?(_ text: some StringProtocol) {
    let prefix = Entity.idPrefix + "_"
    guard text.hasPrefix(prefix), let value = CrockfordBase32.decode(text.utf8.dropFirst(prefix.utf8.count)), value > 0
    else { return nil }
    rawValue = value
  }

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Identifier: CustomStringConvertible {
  public var description: String { Entity.idPrefix + "_" + CrockfordBase32.encode(rawValue) }
}

extension Identifier: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let id = Self(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected an id that begins with \(Entity.idPrefix)_")
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// Shared by all kinds of ids, since a generic type has no room of its own for it.
private let lastFreshIdentifier = Mutex<Int64>(0)

public typealias TenantID = Identifier<Tenant>
public typealias AccountID = Identifier<Account>
public typealias AppID = Identifier<App>
public typealias EventID = Identifier<StoredEvent>
public typealias ActionID = Identifier<Action>
public typealias OperatorID = Identifier<Operator>
public typealias SessionID = Identifier<Session>
public typealias WebhookSecretID = Identifier<WebhookSecret>
