import Moderation
import Synchronization

/// Counts reloads; fails instead while `isBroken`.
final class ReloadRecorder: EndpointReloader {
  let count = Mutex(0)
  let isBroken = Mutex(false)

  func reload() async throws {
    if isBroken.withLock({ $0 }) { throw StorageError.failed(detail: "SQLITE_NOMEM in reload") }
    count.withLock { $0 += 1 }
  }
}
