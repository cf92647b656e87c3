internal import Foundation

extension ChildServer {
  /// Starts one as `init` does, and waits until `/readyz` on its first port says that it may be sent deliveries.
  /// `seconds` is from the start to then.
  public static func untilReady(
    _ executable: String? = nil, arguments: [String], environment: [String: String]
  ) throws -> (server: ChildServer, seconds: Double) {
    let began = ContinuousClock.now
    let server = try ChildServer(executable, arguments: arguments, environment: environment)
    let deadline = began + .seconds(60)
    while !isReady(port: server.ports[0]) {
      guard ContinuousClock.now < deadline else {
        server.stop()
        throw Failure.didNotStart(command: arguments.joined(separator: " "))
      }
      Thread.sleep(forTimeInterval: 0.005)
    }
    return (server, (ContinuousClock.now - began) / .seconds(1))
  }

  private static func isReady(port: Int) -> Bool {
    guard let connection = try? LoadConnection(port: UInt16(port)) else { return false }
    let request = Array("GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".utf8)
    guard request.withUnsafeBytes(connection.send) else { return false }
    while true {
      switch connection.receive() {
      case .incomplete: continue
      case .status(let status): return status == 200
      case .failed: return false
      }
    }
  }
}
