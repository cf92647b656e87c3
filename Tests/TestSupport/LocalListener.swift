internal import NIOCore
internal import NIOPosix

/// A free port of this machine, listened on for as long as a test runs.
enum LocalListener {
  /// `prepare` puts the handlers of each connection in place; `test` is given the port.
  static func run(
    preparing prepare: @escaping @Sendable (any Channel) throws -> Void, _ test: (_ port: Int) async throws -> Void
  ) async throws {
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in channel.eventLoop.makeCompletedFuture { try prepare(channel) } }
      .bind(host: "127.0.0.1", port: 0).get()
    do {
      try await test(channel.localAddress?.port ?? 0)
    } catch {
      try? await channel.close()
      throw error
    }
    try await channel.close()
  }
}
