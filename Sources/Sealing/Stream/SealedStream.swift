/// A text of any length, sealed to a passphrase in chunks, so that neither side ever holds more than one of them.
///
/// The construction is STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015) over AES-256-GCM: the nonce of each chunk is a
/// random prefix of the stream, the chunk's number and whether it is the last one. Chunks that are left out, doubled,
/// exchanged or taken from another stream do not open, and neither does a stream that was cut short or goes on.
public enum SealedStream {
  /// Bytes of plaintext in every chunk but the last.
  public static let chunkLength = 1 << 18
  /// Of every chunk.
  public static let overhead = AESGCM.tagLength
  public static let sealedChunkLength = chunkLength + overhead

  /// How long the stream for so much plaintext is, its header included.
  public static func sealedLength(of plaintext: Int64) -> Int64 {
    let chunks = max(1, (plaintext + Int64(chunkLength) - 1) / Int64(chunkLength))
    return Int64(StreamHeader.length) + plaintext + chunks * Int64(overhead)
  }

  public enum Failure: Error, Equatable, Sendable {
    /// Not a header that this build writes.
    case malformed
    /// The version of its form, which this build does not know.
    case unknownVersion(Int)
    case wrongPassphrase
    /// The chunk at this place, 0 for the first, is not what was sealed there.
    case damaged(chunk: Int)
    /// It ends after a chunk that was not the last.
    case cutShort
    /// It goes on after its last chunk.
    case tooLong
    case library(CryptoError)
  }

  /// The last byte is 0 or 1 for chunks, and 255 for what tells whether a passphrase is the right one.
  static func nonce(_ prefix: [UInt8], chunk: UInt32, isLast: Bool) -> [UInt8] {
    prefix + (0..<4).reversed().map { UInt8(truncatingIfNeeded: chunk >> (8 * $0)) } + [isLast ? 1 : 0]
  }
}
