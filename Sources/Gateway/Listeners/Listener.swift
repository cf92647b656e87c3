internal import Listening
internal import NIOCore
internal import ServiceLifecycle

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A listener whose failure to take its address is said in terms of the settings.
struct Listener: Service {
  /// As settings name it: `public` or `admin`.
  let name: String
  let address: ListenAddress
  let service: any Service

  func run() async throws {
    do {
      try await service.run()
    } catch let error as IOError {
      throw GatewayError.cannotListen(
        name: name, address: "\(address.host):\(address.port)", reason: String(cString: strerror(error.errnoCode)))
    }
  }
}
