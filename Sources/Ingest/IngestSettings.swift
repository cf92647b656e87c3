public import Listening

/// How the public listener behaves. Durations are at least a second where they guard against slow senders.
public struct IngestSettings: Sendable {
  public var host: String
  /// 0 lets the kernel choose.
  public var port: Int
  /// Bytes of a request's body.
  public var maximumBody: Int
  /// Bytes of a request's header fields together.
  public var maximumHead: Int
  /// From a request's first byte to its last: a sender that drips its bytes is cut off.
  public var requestTimeout: Duration
  /// How long a connection may stay open without a request.
  public var idleTimeout: Duration
  /// Connections at once; further ones are closed as soon as they are accepted.
  public var maximumConnections: Int
  /// Comments on each event loop that may wait for their account's rules to be loaded, of one tenant half of them; further
  /// ones are answered 503.
  public var maximumWaiting: Int
  /// How long a stop waits for requests under way.
  public var drainTimeout: Duration
  /// Whose word about the client is taken.
  public var proxies: TrustedProxies
  /// Event loops; each runs on a thread of its own.
  public var loops: Int

  public init(
    host: String = "127.0.0.1", port: Int = 8080, maximumBody: Int = 64 << 10, maximumHead: Int = 64 << 10,
    requestTimeout: Duration = .seconds(10), idleTimeout: Duration = .seconds(60), maximumConnections: Int = 10_000,
    maximumWaiting: Int = 1000, drainTimeout: Duration = .seconds(20), proxies: TrustedProxies = .none,
    loops: Int = 2
  ) {
    self.host = host
    self.port = port
    self.maximumBody = maximumBody
    self.maximumHead = maximumHead
    self.requestTimeout = requestTimeout
    self.idleTimeout = idleTimeout
    self.maximumConnections = maximumConnections
    self.maximumWaiting = maximumWaiting
    self.drainTimeout = drainTimeout
    self.proxies = proxies
    self.loops = loops
  }
}
