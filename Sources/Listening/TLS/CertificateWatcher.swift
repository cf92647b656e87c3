#if TLS
  internal import Logging
  internal import ServiceLifecycle

  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Musl)
    internal import Musl
  #endif

  /// Takes up a certificate that was renewed. Looks at the files' times rather than waiting for a signal, so that renewal
  /// tools need to know nothing of the gateway.
  struct CertificateWatcher: Service {
    private let certificate: ServedCertificate
    private let interval: Duration
    private let logger: Logger

    init(_ certificate: ServedCertificate, interval: Duration, logger: Logger) {
      self.certificate = certificate
      self.interval = interval
      self.logger = logger
    }

    func run() async throws {
      tellOfExpiry()
      await cancelWhenGracefulShutdown {
        while !Task.isCancelled {
          // Cancelled while it sleeps, it has nothing left to do.
          guard (try? await Task.sleep(for: interval)) != nil else { return }
          look()
        }
      }
    }

    private func look() {
      do {
        guard try certificate.reloadIfChanged() else { return }
        logger.info("a new certificate is served", metadata: ["file": "\(certificate.files.certificate)"])
        tellOfExpiry()
      } catch {
        logger.error(
          "a certificate was changed and cannot be used; the one before is served further",
          metadata: ["reason": "\(error)"])
      }
    }

    private func tellOfExpiry() {
      let days = (certificate.expiry - time(nil)) / 86_400
      guard days < Self.daysToWarn else { return }
      logger.warning(
        "a certificate ends soon; renew it", metadata: ["file": "\(certificate.files.certificate)", "days": "\(days)"])
    }

    private static let daysToWarn = 14
  }
#endif
