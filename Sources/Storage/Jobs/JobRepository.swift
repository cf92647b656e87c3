internal import GRDB
internal import Moderation

/// What is the same for jobs of all kinds in SQLite.
protocol JobRepository: JobStore where Job == Stored.Job {
  associatedtype Stored: StoredJob

  var database: GatehouseDatabase { get }
  /// Given when a job was added.
  var added: WorkSignal { get }
}

extension JobRepository {
  public func job(_ id: Identifier<Job>, in scope: TenantScope) async throws -> Job? {
    try await database.read { db in try Stored.find(id, of: scope.tenantID, db)?.job }
  }

  public func jobs(page request: PageRequest, in scope: TenantScope) async throws -> Page<Job> {
    let page = try await database.read { db in try Stored.page(request, in: scope, db) }
    return Page(items: page.items.map(\.job), next: page.next)
  }

  public func cancel(_ id: Identifier<Job>, at moment: Timestamp, in scope: TenantScope) async throws -> Bool {
    try await database.write { db in
      guard var stored = try Stored.running(id, db), stored.job.tenantID == scope.tenantID else { return false }
      try stored.end(as: .cancelled, by: scope.actor, at: moment, db)
      return true
    }
  }

  public func running() async throws -> [Job] {
    try await database.read { db in try Stored.running(db).map(\.job) }
  }

  public func waitForWork() async { await added.wait(until: nil, now: database.clock.now()) }
}
