public import Moderation

/// Reads a verified delivery.
public enum DeliveryDecoder {
  /// `body` is the raw body. Never fails: what cannot be used says why.
  public static func decode(_ body: UnsafeRawBufferPointer, dialect: Dialect) -> DecodedDelivery {
    guard isUTF8(body) else { return .unusable(reason: "the body is not UTF-8") }
    do {
      switch dialect {
      case .open: return try OpenEvent.decode(body)
      case .business: return try BusinessEvent.decode(body)
      }
    } catch {
      return .unusable(reason: error.reason)
    }
  }

  private static func isUTF8(_ body: UnsafeRawBufferPointer) -> Bool {
    body.withMemoryRebound(to: UInt8.self) { bytes in
      (try? UTF8Span(validating: bytes.span)) != nil
    }
  }
}
