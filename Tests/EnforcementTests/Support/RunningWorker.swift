import Logging
import ServiceLifecycle

/// A worker in a service group of its own.
struct RunningWorker: Sendable {
  private let group: ServiceGroup
  private let task: Task<Void, any Error>

  init(_ worker: any Service, logger: Logger) {
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [.init(service: worker, successTerminationBehavior: .gracefullyShutdownGroup)],
        gracefulShutdownSignals: [], logger: logger))
    self.group = group
    task = Task { try await group.run() }
  }

  func shutDown() async { await group.triggerGracefulShutdown() }

  func end() async throws { try await task.value }
}
