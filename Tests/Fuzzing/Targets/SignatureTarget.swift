internal import Moderation
internal import Sealing
internal import TikTok

/// The headers that deliveries of either dialect are signed with: what passes must be the one right signature, however
/// it is dressed. Each input is tried as both.
public struct SignatureTarget: FuzzTarget {
  private struct Signed {
    let verifier: DeliveryVerifier
    let body: [UInt8]
    /// In lower-case hexadecimal digits.
    let tag: String

    init(_ dialect: Dialect, _ body: [UInt8], tag: String) {
      verifier = DeliveryVerifier(
        dialect: dialect, secrets: [.init(key: HMACKey(SampleDelivery.secret.utf8), expiresAt: nil)],
        freshness: Freshness())
      (self.body, self.tag) = (body, tag)
    }

    func verify(_ header: String) -> (result: DeliveryVerifier.Result, signedAt: Timestamp?) {
      var signedAt: Timestamp?
      let result = body.withUnsafeBytes {
        verifier.verify(
          header: header, body: $0, receivedAt: Timestamp(seconds: SampleDelivery.signedAt), signedAt: &signedAt)
      }
      return (result, signedAt)
    }
  }

  private let open: Signed
  private let business: Signed

  public init() {
    let body = SampleDelivery.open(text: "hi")
    open = Signed(.open, body, tag: SampleDelivery.openTag(of: body))
    business = Signed(
      .business, SampleDelivery.captured, tag: SampleDelivery.businessTag(of: SampleDelivery.captured))
  }

  public var name: String { "signature" }

  public var seeds: [[UInt8]] {
    let (time, tag) = ("t=\(SampleDelivery.signedAt)", business.tag)
    return [
      "\(time),s=\(tag)", " s=\(tag) ,\t\(time) ", "\(time),s=\(String(repeating: "0", count: 64))",
      "\(time),\(time),s=\(tag)", "t=99999999999,s=\(tag)", open.tag, open.tag.uppercased(),
      "\(open.tag)0", " \(open.tag)",
    ].map { Array($0.utf8) }
  }

  public func fault(on input: [UInt8]) -> String? {
    let header = String(decoding: input, as: UTF8.self)
    let lowered = input.map(Self.lowered)
    return fault(in: header, of: business, isRight: isRightForBusiness(input, lowered))
      ?? fault(in: header, of: open, isRight: lowered.elementsEqual(open.tag.utf8))
  }

  public func takes(_ input: [UInt8]) -> Bool {
    let header = String(decoding: input, as: UTF8.self)
    return [open, business].contains { $0.verify(header).result == .valid(secret: 0) }
  }

  private func fault(in header: String, of signed: Signed, isRight: Bool) -> String? {
    let (result, signedAt) = signed.verify(header)
    switch result {
    case .malformed, .wrong, .missing:
      if signedAt != nil { return "a time that nobody signed is believed" }
      return isRight ? "the right signature is refused" : nil
    case .valid, .stale: return isRight ? nil : "something else than the right signature passes"
    }
  }

  /// Both parts once, in either order, with their names in lower case and no more than spaces and tabs between.
  private func isRightForBusiness(_ input: [UInt8], _ lowered: [UInt8]) -> Bool {
    let time = ["t", "=", "\(SampleDelivery.signedAt)"]
    let tag = ["s", "=", business.tag]
    return !input.contains { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: "S") }
      && [time + [","] + tag, tag + [","] + time].contains { Self.consists(lowered, of: $0) }
  }

  private static func consists(_ input: [UInt8], of pieces: [String]) -> Bool {
    var rest = input[...]
    for piece in pieces {
      rest = rest.drop(while: isBlank)
      guard rest.starts(with: piece.utf8) else { return false }
      rest = rest.dropFirst(piece.utf8.count)
    }
    return rest.allSatisfy(isBlank)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
