package import NIOCore
internal import NIOExtras
internal import NIOHTTP1

/// The handlers of each connection of one event loop, from its bytes to the answers.
///
/// Used on its event loop alone.
package struct ConnectionPipeline {
  let environment: RequestHandler.Environment

  /// Nothing of the connection may have been read yet.
  package func install(on channel: any Channel) throws {
    let pipeline = channel.pipeline.syncOperations
    let requests = RequestHandler(environment)
    try pipeline.addHandlers(BackPressureHandler(), ArrivalHandler(requests))
    try pipeline.configureHTTPServerPipeline(
      withPipeliningAssistance: true, withErrorHandling: true, withOutboundHeaderValidation: false,
      withEncoderConfiguration: .init(), withDecoderLimitConfiguration: decoderLimits)
    try pipeline.addHandler(requests)
  }

  /// Ends the loop's own work; no connection may be left.
  package func stop() { environment.connections.stopSweeping() }

  private var decoderLimits: NIOHTTPDecoderLimitConfiguration {
    var limits = NIOHTTPDecoderLimitConfiguration()
    limits.maxHeaderListSize = environment.settings.maximumHead
    limits.maxHeaderFieldSize = environment.settings.maximumHead
    limits.maxHeaderFieldCount = 100
    return limits
  }
}
