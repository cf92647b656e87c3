internal import Moderation
internal import Sealing
internal import TikTok

/// The header that deliveries of the business dialect are signed with: what passes must be the one right signature,
/// however it is dressed.
public struct SignatureTarget: FuzzTarget {
  private static let body = SampleDelivery.business(text: "hi")
  private static let tag = SampleDelivery.businessTag(of: body)

  private let verifier = DeliveryVerifier(
    dialect: .business, secrets: [.init(key: HMACKey(SampleDelivery.secret.utf8), expiresAt: nil)],
    freshness: Freshness())

  public init() {}

  public var name: String { "signature" }

  public var seeds: [[UInt8]] {
    let time = "t=\(SampleDelivery.signedAt)"
    return [
      "\(time),s=\(Self.tag)", " s=\(Self.tag) ,\t\(time) ", "\(time),s=\(String(repeating: "0", count: 64))",
      "\(time),\(time),s=\(Self.tag)", "t=99999999999,s=\(Self.tag)",
    ].map { Array($0.utf8) }
  }

  public func fault(on input: [UInt8]) -> String? {
    let header = String(decoding: input, as: UTF8.self)
    var signedAt: Timestamp?
    let result = Self.body.withUnsafeBytes {
      verifier.verify(
        header: header, body: $0, receivedAt: Timestamp(seconds: SampleDelivery.signedAt), signedAt: &signedAt)
    }
    switch result {
    case .malformed, .wrong, .missing:
      if signedAt != nil { return "a time that nobody signed is believed" }
      return isRight(header) ? "the right signature is refused" : nil
    case .valid, .stale: return isRight(header) ? nil : "something else than the right signature passes"
    }
  }

  /// Both parts once, in either order, with spaces and tabs around them at most.
  private func isRight(_ header: String) -> Bool {
    let parts = header.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { part in
      part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false).map { side in
        let first = side.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? side.endIndex
        let end = side.lastIndex { $0 != 0x20 && $0 != 0x09 }.map { side.index(after: $0) } ?? first
        return String(decoding: first < end ? side[first..<end] : side[first..<first], as: UTF8.self)
      }
    }
    let wanted = [["s", Self.tag], ["t", "\(SampleDelivery.signedAt)"]]
    let found = parts.map { part in part.first == "s" ? ["s"] + part.dropFirst().map { $0.lowercased() } : part }
    return found.sorted { ($0.first ?? "") < ($1.first ?? "") } == wanted
  }
}
