internal import Moderation

/// Has a few pieces of work done at a time, one of each tenant at most. Tenants that wait take turns, however much each
/// of them waits with, so that none keeps another waiting for longer than one piece of each.
public actor TenantTurns {
  private struct Waiter {
    var id: Int
    var continuation: CheckedContinuation<Void, any Error>
  }

  private let limit: Int
  private var running: Set<TenantID> = []
  /// Tenants that wait, whose turn is next first.
  private var line: [TenantID] = []
  private var waiting: [TenantID: [Waiter]] = [:]
  private var lastID = 0

  /// `limit` is the most at a time.
  public init(limit: Int) { self.limit = limit }

  /// How many pieces of work are done, or wait to be.
  var count: Int { running.count + waiting.values.reduce(0) { $0 + $1.count } }

  /// Throws what `work` throws, and `CancellationError` where the task is cancelled before its turn has come.
  func take<Value: Sendable>(_ tenant: TenantID, _ work: @Sendable () async throws -> Value) async throws -> Value {
    try await begin(tenant)
    defer { end(tenant) }
    return try await work()
  }

  private func begin(_ tenant: TenantID) async throws {
    try Task.checkCancellation()
    // Whoever could run does not wait: where there is room, those in line are of tenants that run.
    if running.count < limit, running.insert(tenant).inserted { return }
    lastID += 1
    let id = lastID
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        guard !Task.isCancelled else { return continuation.resume(throwing: CancellationError()) }
        if waiting[tenant] == nil { line.append(tenant) }
        waiting[tenant, default: []].append(Waiter(id: id, continuation: continuation))
      }
    } onCancel: {
      Task { await leave(id, of: tenant) }
    }
  }

  private func end(_ tenant: TenantID) {
    running.remove(tenant)
    // It has had its turn: whoever came after it goes first.
    if let place = line.firstIndex(of: tenant) { line.append(line.remove(at: place)) }
    while running.count < limit, let place = line.firstIndex(where: { !running.contains($0) }) {
      let next = line.remove(at: place)
      guard let waiter = waiting[next]?.removeFirst() else { continue }
      if waiting[next]?.isEmpty == true { waiting[next] = nil } else { line.append(next) }
      running.insert(next)
      waiter.continuation.resume()
    }
  }

  /// Does nothing where the turn has come meanwhile.
  private func leave(_ id: Int, of tenant: TenantID) {
    guard let place = waiting[tenant]?.firstIndex(where: { $0.id == id }),
      let waiter = waiting[tenant]?.remove(at: place)
    else { return }
    if waiting[tenant]?.isEmpty == true {
      waiting[tenant] = nil
      line.removeAll { $0 == tenant }
    }
    waiter.continuation.resume(throwing: CancellationError())
  }
}
