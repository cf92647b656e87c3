internal import Hummingbird
internal import Moderation
internal import ServiceLifecycle

extension Request {
  /// Does `work` as long as somebody waits for it: it is cancelled when the client goes, and when the gateway stops.
  /// Throws `client_gone` and `StorageError.closed` then. The connection ends with the answer; the request has no body,
  /// which `BodyGate` sees to.
  func whileAwaited<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
    do {
      return try await cancelWhenGracefulShutdown {
        try await body.consumeWithCancellationOnInboundClose { _ in try await work() }
      }
    } catch is CancellationError {
      if Task.isShuttingDownGracefully { throw StorageError.closed }
      throw Problem.clientGone
    }
  }
}
