/// Tells one run of the gateway from any other. No secret: `/livez` shows it, so that one can see whether a public URL
/// leads here.
public struct InstanceID: Equatable, Sendable {
  /// The header of `/livez` that bears it.
  public static let header = "Gatehouse-Instance"

  public let text: String

  public static func fresh() -> InstanceID {
    InstanceID(text: String(UInt64.random(in: .min ... .max), radix: 16))
  }
}
