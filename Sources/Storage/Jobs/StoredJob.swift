internal import GRDB
internal import Moderation

/// A job as its table keeps it.
protocol StoredJob: Sendable {
  associatedtype Job: TenantJob

  static var table: String { get }
  /// The index that keeps two from running side by side where that makes no sense.
  static var index: String { get }
  static var auditActions: (created: AuditAction, cancelled: AuditAction, finished: AuditAction) { get }

  var job: Job { get set }
  /// What it is about.
  var auditValues: [String: JSONValue] { get }
  /// How far it came.
  var auditProgress: [String: JSONValue] { get }

  init(row: Row) throws

  func insert(in scope: TenantScope, _ db: Database) throws
  /// Writes what a piece of work changed.
  func update(_ db: Database) throws
}

extension StoredJob where Job == Self {
  var job: Self {
    get { self }
    set { self = newValue }
  }
}

extension StoredJob {
  static func find(_ id: Identifier<Job>, of tenant: TenantID, _ db: Database) throws -> Self? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM \(table) WHERE id = ? AND tenant_id = ?", arguments: [id.rawValue, tenant.rawValue]
    ).map(Self.init(row:))
  }

  /// Nil where there is none, or it has ended.
  static func running(_ id: Identifier<Job>, _ db: Database) throws -> Self? {
    try Row.fetchOne(db, sql: "SELECT * FROM \(table) WHERE id = ? AND \(JobState.isRunning)", arguments: [id.rawValue])
      .map(Self.init(row:))
  }

  /// Oldest first.
  static func running(_ db: Database) throws -> [Self] {
    try Row.fetchAll(db, sql: "SELECT * FROM \(table) WHERE \(JobState.isRunning) ORDER BY id").map(Self.init(row:))
  }

  /// Newest first.
  static func page(_ request: PageRequest, in scope: TenantScope, _ db: Database) throws -> Page<Self> {
    let query = ScopedQuery(from: "SELECT \(table).* FROM \(table)", table: table, scope: scope, page: request)
    let rows = try Row.fetchAll(db, sql: query.sql, arguments: StatementArguments(query.arguments))
    return Storage.page(try rows.map(Self.init(row:)), limit: query.limit) { $0.job.id.rawValue }
  }

  /// Throws `conflict` where another one runs that this must not run beside.
  func begin(in scope: TenantScope, _ db: Database) throws {
    try naming(unique: Self.index, reference: "tenant") { try insert(in: scope, db) }
    try db.audit(
      Self.auditActions.created, "\(job.id)", to: auditValues, by: scope.actor, of: scope.tenantID, at: job.createdAt)
  }

  mutating func end(as state: JobState, by actor: Actor, at moment: Timestamp, _ db: Database) throws {
    job.state = state
    job.updatedAt = moment
    try update(db)
    try db.audit(
      state == .cancelled ? Self.auditActions.cancelled : Self.auditActions.finished, "\(job.id)",
      from: ["state": .string(JobState.running.name)], to: auditProgress, by: actor, of: job.tenantID, at: moment)
  }
}

extension JobState {
  static let isRunning = "state = \(JobState.running.rawValue)"
}
