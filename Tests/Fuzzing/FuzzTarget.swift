internal import Moderation

/// Something that takes bytes from strangers, with what must hold whatever they are.
public protocol FuzzTarget: Sendable {
  /// Also what its files in the corpus begin with.
  var name: String { get }
  /// Inputs that reach far: what mutation begins with.
  var seeds: [[UInt8]] { get }
  /// What is wrong, in words; nil when all holds. A trap is a fault as well.
  func fault(on input: [UInt8]) -> String?
  /// Whether the input is taken for what it should be, and not refused. So are all examples of the corpus: mutation is
  /// to begin with something.
  func takes(_ input: [UInt8]) -> Bool
}

/// Every target there is.
public enum FuzzTargets {
  public static func all() async throws -> [any FuzzTarget] {
    [
      DeliveryTarget(dialect: .open), DeliveryTarget(dialect: .business), SignatureTarget(), RuleDocumentTarget(),
      try await RequestTarget(),
    ]
  }
}
