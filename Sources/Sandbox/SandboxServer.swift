public import Logging
internal import Outbound
public import ServiceLifecycle
internal import Synchronization

/// A stand-in for TikTok on this machine, over plain HTTP/1.1: both dialects' endpoints, webhook deliveries with
/// retries, quotas and faults. What it holds is in memory and outlives `stop()`, not the process.
public final class SandboxServer: Service {
  /// The operator's handle.
  public let state: SandboxState

  private struct Running {
    let listener: HTTPListener
    let deliverer: Deliverer
  }

  private let configuration: SandboxConfiguration
  private let logger: Logger
  private let running = Mutex<Running?>(nil)
  private let boundPort: Mutex<Int>

  public init(_ configuration: SandboxConfiguration, logger: Logger) {
    self.configuration = configuration
    self.logger = logger
    state = SandboxState(configuration)
    boundPort = Mutex(configuration.port)
  }

  /// For `open` accounts: what stands for `https://open.tiktokapis.com/v2`. Right once `start()` has returned.
  public var openBase: String { origin + "/v2" }

  /// For `business` accounts: what stands for `https://business-api.tiktok.com/open_api/v1.3`.
  public var businessBase: String { origin + BusinessAPI.prefix }

  /// `https://www.tiktok.com/v2/auth/authorize`.
  public var consentPage: String { origin + ConsentPage.path }

  private var origin: String { "http://\(configuration.host):\(boundPort.withLock { $0 })" }

  /// Begins to listen and to deliver, and returns the port. Throws what the system says about the address.
  public func start() async throws -> Int {
    guard running.withLock({ $0 == nil }) else {
      throw SandboxError.wrongState(reason: "the sandbox runs already; stop it first")
    }
    let router = Router(state: state, logger: logger)
    let listener = try await HTTPListener.start(host: configuration.host, port: configuration.port) { request in
      await router.respond(to: request)
    }
    let deliverer = Deliverer(
      state: state, timeout: configuration.deliveryTimeout, now: configuration.now, logger: logger)
    deliverer.start()
    running.withLock { $0 = Running(listener: listener, deliverer: deliverer) }
    boundPort.withLock { $0 = listener.port }
    logger.info(
      "sandbox TikTok is listening",
      metadata: ["open": "\(openBase)", "business": "\(businessBase)", "control": "\(origin)/sandbox/"])
    return listener.port
  }

  /// Closes the listener and every connection, and drops the attempts under way; their deliveries stay pending.
  public func stop() async {
    guard let running = running.withLock({ $0.take() }) else { return }
    await running.deliverer.stop()
    await running.listener.stop()
    logger.info("sandbox TikTok has stopped")
  }

  /// `start()`, then `stop()` on graceful shutdown or cancellation.
  public func run() async throws {
    _ = try await start()
    try? await gracefulShutdown()
    await stop()
  }
}
