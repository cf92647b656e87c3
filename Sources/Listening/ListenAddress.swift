/// Where a listener waits for connections.
public struct ListenAddress: Equatable, Sendable {
  /// A host name or an IP address of this machine.
  public var host: String
  /// 0 lets the kernel choose a free one.
  public var port: Int

  public init(host: String, port: Int) {
    self.host = host
    self.port = port
  }
}
