/// Seals a stream, chunk by chunk.
///
/// Making one takes a fifth of a second and 64 MiB on purpose: never on an event loop.
public struct StreamSealer: Sendable, CustomStringConvertible {
  /// What the stream begins with.
  public let header: [UInt8]

  private let key: [UInt8]
  private let noncePrefix: [UInt8]
  private let authenticated: [UInt8]
  private var next: UInt32 = 0
  private var isOver = false

  public var description: String { "<stream sealer>" }

  /// `context` is authenticated with every chunk and is no part of the stream. Throws `malformed` for a passphrase
  /// whose length is not `PassphraseSealer.passphraseLength`.
  public init(passphrase: String, context: [UInt8]) throws(CryptoError) {
    let (header, key) = try StreamHeader.fresh(for: passphrase)
    self.header = header.bytes
    self.key = key
    noncePrefix = header.noncePrefix
    authenticated = context + header.bytes
  }

  /// All but the last chunk must have `SealedStream.chunkLength` bytes, and the last no more.
  public mutating func seal(_ chunk: [UInt8], isLast: Bool) throws(CryptoError) -> [UInt8] {
    precondition(!isOver, "nothing follows the last chunk")
    precondition(isLast ? chunk.count <= SealedStream.chunkLength : chunk.count == SealedStream.chunkLength)
    let (following, overflows) = next.addingReportingOverflow(1)
    guard !overflows else { throw .library(operation: "a stream of more than 2^32 chunks") }
    defer {
      next = following
      isOver = isLast
    }
    return try AESGCM.seal(
      chunk, key: key, nonce: SealedStream.nonce(noncePrefix, chunk: next, isLast: isLast),
      authenticating: authenticated)
  }
}

extension StreamSealer: CustomReflectable {
  /// No children, so that `dump` and debuggers show no more than the description.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
