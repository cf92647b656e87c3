/// Opens a stream that `StreamSealer` made, chunk by chunk.
///
/// Making one takes a fifth of a second and 64 MiB on purpose: never on an event loop.
public struct StreamOpener: Sendable, CustomStringConvertible {
  /// Bytes that `init` needs of the stream.
  public static let headerLength = StreamHeader.length

  private let key: [UInt8]
  private let noncePrefix: [UInt8]
  private let authenticated: [UInt8]
  private var next: UInt32 = 0

  public var description: String { "<stream opener>" }

  public init(header: [UInt8], passphrase: String, context: [UInt8]) throws(SealedStream.Failure) {
    let parsed = try StreamHeader(bytes: header)
    key = try parsed.key(from: passphrase)
    noncePrefix = parsed.noncePrefix
    authenticated = context + header
  }

  /// `isLast` says whether the stream ends behind it. What comes back is authentic; that nothing is missing is known
  /// only when the last chunk has opened.
  public mutating func open(_ sealed: [UInt8], isLast: Bool) throws(SealedStream.Failure) -> [UInt8] {
    if let plaintext = try opened(sealed, isLast: isLast) {
      next &+= 1
      return plaintext
    }
    // To name the trouble, and for nothing else.
    guard try opened(sealed, isLast: !isLast) == nil else { throw isLast ? .cutShort : .tooLong }
    throw .damaged(chunk: Int(next))
  }

  private func opened(_ sealed: [UInt8], isLast: Bool) throws(SealedStream.Failure) -> [UInt8]? {
    do throws(CryptoError) {
      return try AESGCM.open(
        sealed, key: key, nonce: SealedStream.nonce(noncePrefix, chunk: next, isLast: isLast),
        authenticating: authenticated)
    } catch {
      switch error {
      case .notAuthentic, .malformed: return nil
      case .library, .wrongKey: throw .library(error)
      }
    }
  }
}

extension StreamOpener: CustomReflectable {
  /// No children, so that `dump` and debuggers show no more than the description.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
