internal import Moderation

/// Works overviews out, each once for all who ask at about the same time, however many watch.
///
/// One that took long is kept for long, so that however often it is asked for, working it out keeps no more than a
/// twentieth of one thread busy.
actor OverviewDesk {
  private struct Subject: Hashable {
    /// Nil for the whole gateway.
    var tenants: Set<TenantID>?
    var period: OverviewPeriod
    /// Whether it lists its tenants.
    var isOfTenant: Bool
  }

  private struct Answer {
    var work: Task<[UInt8], any Error>
    /// Nil while it is worked out.
    var goodUntil: ContinuousClock.Instant?
  }

  private let source: OverviewSource
  /// How long an answer is good at least.
  private let freshness: Duration
  private var answers: [Subject: Answer] = [:]

  init(source: OverviewSource, freshness: Duration) {
    self.source = source
    self.freshness = freshness
  }

  /// As JSON. Throws `StorageError`.
  func tenant(_ scope: TenantScope, over period: OverviewPeriod) async throws -> [UInt8] {
    try await answer(Subject(tenants: [scope.tenantID], period: period, isOfTenant: true)) { source in
      let overview = try await source.overview(of: .tenants([scope]), over: period)
      return Array(try JSONResponse.encoded(OverviewOutput(overview)))
    }
  }

  /// Of all in reach, with the list of them, as JSON. Throws `StorageError`.
  func gateway(_ reach: OverviewReach, over period: OverviewPeriod) async throws -> [UInt8] {
    let tenants: Set<TenantID>? = if case .tenants(let scopes) = reach { Set(scopes.map(\.tenantID)) } else { nil }
    return try await answer(Subject(tenants: tenants, period: period, isOfTenant: false)) { source in
      let overview = try await source.overview(of: reach, over: period)
      return Array(try JSONResponse.encoded(GatewayOverviewOutput(overview)))
    }
  }

  private func answer(
    _ subject: Subject, _ work: @escaping @Sendable (OverviewSource) async throws -> [UInt8]
  ) async throws -> [UInt8] {
    let began = ContinuousClock.now
    answers = answers.filter { $0.value.goodUntil.map { $0 > began } ?? true }
    if let known = answers[subject] { return try await known.work.value }
    // A task of its own: those who wait with whoever asked first do not go when that one does.
    let task = Task { [source] in try await work(source) }
    answers[subject] = Answer(work: task)
    do {
      let json = try await task.value
      let end = ContinuousClock.now
      answers[subject]?.goodUntil = end + max(freshness, (end - began) * Self.rest)
      return json
    } catch {
      answers[subject] = nil
      throw error
    }
  }

  /// How many times as long as it took an answer is kept.
  private static let rest = 20
}
