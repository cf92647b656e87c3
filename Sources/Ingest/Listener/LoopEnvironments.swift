internal import NIOCore
internal import NIOPosix

/// One environment for each event loop of the listener, found from any of them.
final class LoopEnvironments: Sendable {
  private let environments: [ObjectIdentifier: NIOLoopBound<RequestHandler.Environment>]

  /// `make` runs on each loop in turn.
  init(group: MultiThreadedEventLoopGroup, make: @escaping @Sendable (any EventLoop) -> RequestHandler.Environment)
    async throws
  {
    var environments: [ObjectIdentifier: NIOLoopBound<RequestHandler.Environment>] = [:]
    for loop in group.makeIterator() {
      environments[ObjectIdentifier(loop)] = try await loop.submit { NIOLoopBound(make(loop), eventLoop: loop) }.get()
    }
    self.environments = environments
  }

  /// Called on `loop`, which must be one of the group's.
  func environment(of loop: any EventLoop) -> RequestHandler.Environment {
    guard let bound = environments[ObjectIdentifier(loop)] else {
      preconditionFailure("a channel runs on a loop that is not the listener's")
    }
    return bound.value
  }

  func stop() async {
    for bound in environments.values { try? await bound.stop() }
  }
}

extension NIOLoopBound<RequestHandler.Environment> {
  fileprivate func stop() async throws {
    try await eventLoop.submit { self.value.connections.stopSweeping() }.get()
  }
}
