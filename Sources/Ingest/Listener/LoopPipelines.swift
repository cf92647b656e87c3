internal import NIOCore
internal import NIOPosix

/// One pipeline for each event loop of the listener, found from any of them.
final class LoopPipelines: Sendable {
  private let pipelines: [ObjectIdentifier: NIOLoopBound<ConnectionPipeline>]

  /// `make` runs on each loop in turn.
  init(group: MultiThreadedEventLoopGroup, make: @escaping @Sendable (any EventLoop) -> ConnectionPipeline)
    async throws
  {
    var pipelines: [ObjectIdentifier: NIOLoopBound<ConnectionPipeline>] = [:]
    for loop in group.makeIterator() {
      pipelines[ObjectIdentifier(loop)] = try await loop.submit { NIOLoopBound(make(loop), eventLoop: loop) }.get()
    }
    self.pipelines = pipelines
  }

  /// Called on `loop`, which must be one of the group's.
  func pipeline(of loop: any EventLoop) -> ConnectionPipeline {
    guard let bound = pipelines[ObjectIdentifier(loop)] else {
      preconditionFailure("a channel runs on a loop that is not the listener's")
    }
    return bound.value
  }

  func stop() async {
    for bound in pipelines.values { try? await bound.stop() }
  }
}

extension NIOLoopBound<ConnectionPipeline> {
  fileprivate func stop() async throws {
    try await eventLoop.submit { self.value.stop() }.get()
  }
}
