internal import Moderation

/// Retries parked deliveries: reads each once more and has what it is good for by now decided and kept, as if it had
/// just come. Each slice is one transaction, so that a retry may end anywhere and be asked for again.
struct ParkedRetrier {
  /// How many deliveries are read and kept at once. Each may have the size of the largest body.
  static let slice = 50
  /// How many one request looks at; the next goes on behind them.
  static let reach = 1_000

  /// Which are meant, and how far they were gone through.
  struct Run {
    var counts = ParkedRetry.Counts()
    /// The newest that is meant; nil where there is none.
    var end: Int64?
    /// What to go on behind; nil where all were gone through.
    var next: Int64?
  }

  let parked: any ParkedDeliveryStore
  let reader: any ParkedDeliveryReading
  let clock: WallClock

  /// Nil where the owner has no such delivery, or not any more.
  func retry(_ id: Int64, in scope: ParkedScope) async throws -> ParkedRetry.Outcome? {
    guard let delivery = try await parked.delivery(id, in: scope) else { return nil }
    return try await parked.retry([try await retry(of: delivery, in: scope)], at: clock.now(), in: scope)[id]
  }

  /// Goes through those behind `start` up to `end`, nil for the newest there is. With `isDry` nothing is decided, kept
  /// or cleared away, and what would be known already is counted as retried.
  func retryAll(after start: Int64, upTo end: Int64?, isDry: Bool, in scope: ParkedScope) async throws -> Run {
    var run = Run(end: end)
    if run.end == nil { run.end = try await parked.newest(in: scope) }
    guard let last = run.end else { return run }
    var place = start
    while run.counts.examined < Self.reach {
      let slice = try await parked.deliveries(after: place, upTo: last, limit: Self.slice, in: scope)
      if isDry {
        for delivery in slice { run.counts.add(reader.read(delivery, of: scope.tenantID)) }
      } else {
        for outcome in try await retry(slice, in: scope) { run.counts.add(outcome) }
      }
      guard slice.count == Self.slice, let reached = slice.last?.id else { return run }
      place = reached
    }
    run.next = place
    return run
  }

  private func retry(_ slice: [ParkedDelivery], in scope: ParkedScope) async throws -> [ParkedRetry.Outcome] {
    var retries: [ParkedRetry] = []
    for delivery in slice { retries.append(try await retry(of: delivery, in: scope)) }
    return Array(try await parked.retry(retries, at: clock.now(), in: scope).values)
  }

  private func retry(of delivery: ParkedDelivery, in scope: ParkedScope) async throws -> ParkedRetry {
    ParkedRetry(id: delivery.id, content: try await content(of: reader.read(delivery, of: scope.tenantID)))
  }

  private func content(of reading: ParkedReading) async throws -> ParkedRetry.Content {
    switch reading {
    case .usable(let decide):
      do {
        return .entry(try await decide())
      } catch is RuleSetFaults {
        // One account's rules must not be in the way of all others.
        return .unusable("its account's rules cannot be loaded: put them right first")
      }
    case .needless(let reason): return .needless(reason)
    case .unusable(let reason): return .unusable(reason)
    }
  }
}

extension ParkedRetry.Counts {
  fileprivate mutating func add(_ reading: ParkedReading) {
    examined += 1
    switch reading {
    case .usable: retried += 1
    case .needless: settled += 1
    case .unusable: left += 1
    }
  }
}
