public import Logging
public import Moderation
public import ServiceLifecycle

/// Has the database's file searched for damage when the gateway starts and once a day, so that what nobody happens to
/// read is told of all the same. Readiness tells what was found.
public final class DamageWatch: Service {
  private let search: any DamageSearching
  private let interval: Duration
  private let logger: Logger

  /// `interval` is from the end of one search to the start of the next.
  public init(search: any DamageSearching, interval: Duration = .seconds(86_400), logger: Logger) {
    self.search = search
    self.interval = interval
    self.logger = logger
  }

  /// Works until a graceful shutdown, which ends a search under way.
  public func run() async {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        try await cancelWhenGracefulShutdown { try await self.search.searchForDamage() }
      } catch StorageError.damaged {
        // Told by whoever found it.
      } catch {
        if !Task.isShuttingDownGracefully, !Task.isCancelled {
          logger.error("the database could not be searched for damage", metadata: ["error": "\(error)"])
        }
      }
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: self.interval) }
    }
  }
}
