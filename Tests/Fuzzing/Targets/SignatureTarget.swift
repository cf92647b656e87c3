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
    return fault(in: header, of: business, isRight: isRightForBusiness(header))
      ?? fault(in: header, of: open, isRight: header.lowercased() == open.tag)
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

  /// Both parts once, in either order, with spaces and tabs around them at most.
  private func isRightForBusiness(_ header: String) -> Bool {
    let parts = header.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { part in
      part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false).map { side in
        let first = side.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? side.endIndex
        let end = side.lastIndex { $0 != 0x20 && $0 != 0x09 }.map { side.index(after: $0) } ?? first
        return String(decoding: first < end ? side[first..<end] : side[first..<first], as: UTF8.self)
      }
    }
    let wanted = [["s", business.tag], ["t", "\(SampleDelivery.signedAt)"]]
    let found = parts.map { part in part.first == "s" ? ["s"] + part.dropFirst().map { $0.lowercased() } : part }
    return found.sorted { ($0.first ?? "") < ($1.first ?? "") } == wanted
  }
}
