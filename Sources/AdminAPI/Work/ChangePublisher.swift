internal import Logging
internal import Moderation

/// Brings a saved change into force before it is answered.
struct ChangePublisher: Sendable {
  let reloader: any EndpointReloader

  /// Throws `not_in_force` where the change is saved but ingest could not take it up.
  func publish(logger: Logger) async throws {
    do {
      try await reloader.reload()
    } catch {
      logger.error("a change is saved but not in force", metadata: ["error": "\(error)"])
      throw Problem.tryAgain(
        in: 5, "not_in_force", "the change is saved, but ingest could not take it up; save any change to try again")
    }
  }

  /// The same where the answer has secrets that are shown once, and so must not be a refusal only because ingest is
  /// behind: false then.
  func publishIfPossible(logger: Logger) async -> Bool {
    do {
      try await publish(logger: logger)
      return true
    } catch {
      return false
    }
  }
}
