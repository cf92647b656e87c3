public import Moderation
public import Sealing

/// Checks the deliveries of one endpoint: one dialect, and one or more secrets that are live at once.
///
/// The dialect is fixed: trying several signature schemes on one request would make the weakest of them count.
public struct DeliveryVerifier: Sendable {
  /// A key that deliveries may be signed with.
  public struct Secret: Sendable {
    let key: HMACKey
    let expiresAt: Timestamp?

    /// From `expiresAt` on it verifies nothing; nil is for ever.
    public init(key: HMACKey, expiresAt: Timestamp?) {
      self.key = key
      self.expiresAt = expiresAt
    }
  }

  public enum Result: Equatable, Sendable {
    /// Signed with the secret of that index.
    case valid(secret: Int)
    /// There is no signature header.
    case missing
    /// The header cannot be read.
    case malformed
    /// Signed with none of the secrets.
    case wrong
    /// Rightly signed, but too long ago or in the future.
    case stale
  }

  private let dialect: Dialect
  private let secrets: [Secret]
  private let freshness: Freshness

  public init(dialect: Dialect, secrets: [Secret], freshness: Freshness) {
    self.dialect = dialect
    self.secrets = secrets
    self.freshness = freshness
  }

  /// `body` is the raw body; `receivedAt` is when the request's first byte arrived, so that a queue of our own does not
  /// make a delivery stale. Freshness is looked at only once the signature holds: a stranger learns nothing from it.
  /// `signedAt` becomes TikTok's own time, where the signature holds and bears one.
  public func verify(
    header: String?, body: UnsafeRawBufferPointer, receivedAt: Timestamp, signedAt: inout Timestamp?
  ) -> Result {
    guard let header else { return .missing }
    switch dialect {
    case .open:
      guard let tag = Tag32(hex: header) else { return .malformed }
      return signer(of: tag, receivedAt, body).map { .valid(secret: $0) } ?? .wrong
    case .business:
      guard let signature = SignatureHeader(header) else { return .malformed }
      let signer = withUnsafeTemporaryAllocation(byteCount: 16, alignment: 1) { prefix in
        // What is signed is the time as sent, a dot, and the body.
        var length = 0
        for digit in signature.time {
          prefix[length] = digit
          length += 1
        }
        prefix[length] = UInt8(ascii: ".")
        return self.signer(of: signature.tag, receivedAt, UnsafeRawBufferPointer(rebasing: prefix[...length]), body)
      }
      guard let signer else { return .wrong }
      let signed = Timestamp(seconds: signature.seconds)
      signedAt = signed
      return freshness.contains(signed: signed, receivedAt: receivedAt) ? .valid(secret: signer) : .stale
    }
  }

  private func signer(
    of tag: Tag32, _ receivedAt: Timestamp, _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer? = nil
  ) -> Int? {
    tag.withBytes { tag in
      secrets.firstIndex { secret in
        (secret.expiresAt.map { $0 > receivedAt } ?? true) && secret.key.isTag(tag, of: first, second)
      }
    }
  }
}
