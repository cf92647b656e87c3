/// How a tenant's queue stands.
public struct ReviewBacklog: Equatable, Sendable {
  public var waiting: Int
  /// When the comment that waits longest began to; nil where none waits.
  public var oldest: Timestamp?

  public init(waiting: Int, oldest: Timestamp?) {
    self.waiting = waiting
    self.oldest = oldest
  }

  /// Whether people have to hear of it.
  public func exceeds(_ limits: ReviewLimits, at moment: Timestamp) -> Bool {
    if let items = limits.items, waiting > items { return true }
    if let age = limits.age, let oldest, oldest + age < moment { return true }
    return false
  }

  /// What people hear then.
  public func alert(for tenant: TenantID, at moment: Timestamp) -> Alert {
    let minutes = oldest.map { max(0, moment.milliseconds - $0.milliseconds) / 60_000 } ?? 0
    return Alert(
      tenantID: tenant, kind: .reviewBacklog, subject: "review queue",
      message: """
        \(waiting) comment\(waiting == 1 ? "" : "s") waiting for review, the oldest for \
        \(minutes) minute\(minutes == 1 ? "" : "s"); decide about them with \
        `gatehouse review claim --tenant \(tenant)`, or many at once with `gatehouse review bulk --tenant \(tenant)`
        """,
      raisedAt: moment)
  }
}

/// How far a queue may grow before somebody is told.
public struct ReviewLimits: Equatable, Sendable {
  /// How long a comment may wait; nil where the gateway's own limit holds.
  public var age: Duration?
  /// How many may wait; nil where the gateway's own limit holds.
  public var items: Int?

  public init(age: Duration? = nil, items: Int? = nil) {
    self.age = age
    self.items = items
  }

  /// These, and those of `other` where these leave one open.
  public func completed(by other: ReviewLimits) -> ReviewLimits {
    ReviewLimits(age: age ?? other.age, items: items ?? other.items)
  }
}
