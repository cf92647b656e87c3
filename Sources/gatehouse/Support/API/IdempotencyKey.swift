internal import FoundationEssentials

/// The header by which the gateway knows a request that is sent again.
enum IdempotencyKey {
  static let name = "Idempotency-Key"

  /// With a key that nothing else has.
  static func header() -> (name: String, value: String) { (name, UUID().uuidString) }
}
