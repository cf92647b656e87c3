public import NIOCore

/// What a listener puts in front of every connection it accepts: nothing, or the decryption of TLS.
///
/// A listener knows no more of TLS than this, so that only this module links a TLS library, and only where it was built
/// with the trait `TLS`.
public struct ConnectionSecurity: Sendable {
  /// As it comes, for loopback and behind a proxy that speaks HTTPS.
  public static let plain = ConnectionSecurity(isEncrypted: false) { _ in }

  public let isEncrypted: Bool
  private let handlers: @Sendable (any Channel) throws -> Void

  init(isEncrypted: Bool, _ addHandlers: @escaping @Sendable (any Channel) throws -> Void) {
    self.isEncrypted = isEncrypted
    handlers = addHandlers
  }

  /// To be called on the channel's event loop before any other handler is added.
  public func secure(_ channel: any Channel) throws { try handlers(channel) }
}
