public import Logging
public import ServiceLifecycle

#if TLS
  internal import NIOCore
  internal import NIOSSL
#endif

/// HTTPS for one listener, with a certificate that may be replaced while it serves.
///
/// New connections get the newest certificate; those that are open keep theirs, so that none is dropped.
public struct TLSListener: Service {
  public let files: CertificateFiles
  public let security: ConnectionSecurity
  private let served: @Sendable () -> Int
  private let watcher: any Service

  /// Reads the files. Throws `TLSFailure`.
  public init(_ files: CertificateFiles, checkEvery interval: Duration = .seconds(2), logger: Logger) throws {
    #if TLS
      let certificate = try ServedCertificate(files)
      security = ConnectionSecurity(isEncrypted: true) { channel in
        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: certificate.context))
      }
      served = { certificate.expiry }
      self.files = files
      watcher = CertificateWatcher(certificate, interval: interval, logger: logger)
    #else
      throw TLSFailure.notBuilt
    #endif
  }

  /// When the certificate ends that new connections are served with, in seconds since 1970.
  public var expiry: Int { served() }

  /// Looks after the files until the service group shuts down.
  public func run() async throws { try await watcher.run() }

  /// Whether this build can do it at all.
  public static var isAvailable: Bool {
    #if TLS
      true
    #else
      false
    #endif
  }
}
