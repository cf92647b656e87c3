#if TLS
  internal import FoundationEssentials
  internal import NIOCore
  internal import NIOSSL
  internal import Synchronization

  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Musl)
    internal import Musl
  #endif

  /// The certificate that new connections are served with, and the files it came from.
  final class ServedCertificate: Sendable {
    /// What shows that a file was written or replaced.
    private struct Stamp: Equatable {
      var inode: UInt
      var size: Int
      var seconds: Int
      var nanoseconds: Int
    }

    private struct State {
      var context: NIOSSLContext
      var expiry: Int
      /// Of what was looked at last, whether it could be used or not.
      var stamps: [Stamp?]
    }

    let files: CertificateFiles
    private let state: Mutex<State>

    /// Throws `TLSFailure`.
    init(_ files: CertificateFiles) throws {
      self.files = files
      // Before the files are read: what is written meanwhile is seen as new the next time.
      let stamps = Self.stamps(of: files)
      let (context, expiry) = try Self.load(files)
      state = Mutex(State(context: context, expiry: expiry, stamps: stamps))
    }

    var context: NIOSSLContext { state.withLock { $0.context } }

    /// When it ends, in seconds since 1970.
    var expiry: Int { state.withLock { $0.expiry } }

    /// Takes up the files if they changed since they were last looked at. True where it did. Throws `TLSFailure`, once for
    /// each change, and goes on with the certificate before.
    func reloadIfChanged() throws -> Bool {
      let stamps = Self.stamps(of: files)
      let isNew = state.withLock { state in
        defer { state.stamps = stamps }
        return state.stamps != stamps
      }
      guard isNew else { return false }
      let (context, expiry) = try Self.load(files)
      state.withLock {
        $0.context = context
        $0.expiry = expiry
      }
      return true
    }

    private static func load(_ files: CertificateFiles) throws -> (NIOSSLContext, expiry: Int) {
      let chain = try certificates(at: files.certificate)
      let key = try privateKey(at: files.key)
      let expiry = try expiry(of: chain, at: files.certificate)
      guard expiry > time(nil) else { throw TLSFailure.expired(path: files.certificate) }
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
      configuration.minimumTLSVersion = .tlsv12
      configuration.applicationProtocols = ["http/1.1"]
      // Clients that keep a connection idle do not answer to its end, and a stop would wait for each.
      configuration.shutdownTimeout = .milliseconds(500)
      do {
        return (try NIOSSLContext(configuration: configuration), expiry)
      } catch {
        throw TLSFailure.mismatch(certificate: files.certificate, key: files.key)
      }
    }

    /// As `CertificateFiles` says.
    static func expiry(of files: CertificateFiles) throws -> Int {
      try expiry(of: certificates(at: files.certificate), at: files.certificate)
    }

    private static func expiry(of chain: [NIOSSLCertificate], at path: String) throws -> Int {
      guard let own = chain.first else { throw TLSFailure.notCertificate(path: path) }
      return Int(own.notValidAfter)
    }

    private static func certificates(at path: String) throws -> [NIOSSLCertificate] {
      guard let bytes = FileManager.default.contents(atPath: path) else { throw TLSFailure.unreadable(path: path) }
      do {
        return try NIOSSLCertificate.fromPEMBytes(Array(bytes))
      } catch {
        throw TLSFailure.notCertificate(path: path)
      }
    }

    private static func privateKey(at path: String) throws -> NIOSSLPrivateKey {
      guard let bytes = FileManager.default.contents(atPath: path) else { throw TLSFailure.unreadable(path: path) }
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IROTH == 0 else { throw TLSFailure.exposedKey(path: path) }
      do {
        return try NIOSSLPrivateKey(bytes: Array(bytes), format: .pem)
      } catch {
        throw TLSFailure.notKey(path: path)
      }
    }

    private static func stamps(of files: CertificateFiles) -> [Stamp?] {
      [files.certificate, files.key].map { path in
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Stamp(
          inode: UInt(status.st_ino), size: Int(status.st_size), seconds: status.st_mtim.tv_sec,
          nanoseconds: status.st_mtim.tv_nsec)
      }
    }
  }
#endif
