import GRDB
import Synchronization

/// Collects the SQL of a connection.
final class StatementRecorder: Sendable {
  private let seen = Mutex<[String]>([])

  var all: [String] { seen.withLock { $0 } }

  func add(_ event: Database.TraceEvent) {
    guard case .statement(let statement) = event else { return }
    let sql = statement.sql
    seen.withLock { $0.append(sql) }
  }
}
