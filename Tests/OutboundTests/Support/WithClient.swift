import Logging
import Outbound

/// Runs `test` with a client that is shut down afterwards.
@discardableResult
func withClient<Result>(
  _ addresses: AddressPolicy = .allowPrivate, connections: Int = 320,
  logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
  isolation: isolated (any Actor)? = #isolation, _ test: (OutboundClient) async throws -> Result
) async throws -> Result {
  let client = OutboundClient(addresses: addresses, connections: connections, logger: logger)
  defer { client.shutdown() }
  return try await test(client)
}
