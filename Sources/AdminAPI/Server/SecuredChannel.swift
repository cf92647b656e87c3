internal import HummingbirdCore
internal import Listening
internal import Logging
internal import NIOCore

/// A connection of Hummingbird's with what secures it in front.
struct SecuredChannel: ServerChildChannel {
  let base: HTTP1Channel
  let security: ConnectionSecurity

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
    channel.eventLoop.makeCompletedFuture { try security.secure(channel) }
      .flatMap { base.setup(channel: channel, logger: logger) }
  }

  func handle(value: HTTP1Channel.Value, logger: Logger) async { await base.handle(value: value, logger: logger) }
}
