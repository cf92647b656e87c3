internal import Bench
internal import Gateway
internal import Logging
internal import Moderation
internal import Sandbox
internal import Workload

/// How fast a gateway carries out hides that wait in its outbox, of few and of many accounts, at a stand-in TikTok
/// without limits, beside the bare calls. Each hide is asked about again before its call, its author is looked up, since
/// the accounts' own names are not known, and its outcome is on disk after it.
struct EnforcementBenchmark: Benchmark {
  /// Hides that wait, in equal parts for so many accounts.
  private struct Backlog {
    let accounts: Int
    let hides: Int

    var name: String { accounts == 1 ? "hides of one account" : "hides of \(accounts) accounts" }
    /// The first is where it always was.
    var key: String { accounts == 10 ? "enforcement" : "enforcement.accounts_\(accounts)" }
  }

  let options: BenchOptions

  private static let backlogs = [
    Backlog(accounts: 10, hides: 10_000), Backlog(accounts: 1, hides: 4_000), Backlog(accounts: 100, hides: 20_000),
  ]
  private static let bareCalls = 20_000
  /// As many as keep the stand-in busy.
  private static let connections = 32

  func run() async throws -> [BenchTable] {
    options.progress.say("enforcement")
    var configuration = SandboxConfiguration()
    configuration.quotas = nil
    let sandbox = SandboxServer(configuration, logger: ServerLog.logger(.error))
    let port = try await sandbox.start()
    do {
      let bare = try bareCalls(try TikTokAccount(0, at: sandbox.state), sandbox.state, port: port)
      var measurements: [BenchTable.Measurement] = []
      for backlog in Self.backlogs { measurements.append(try await measure(backlog, sandbox, beside: bare)) }
      await sandbox.stop()
      measurements.append(
        .init(
          "enforcement.bare", "bare calls",
          [Figure("calls_per_s", "calls/s", bare.rate), Figure("errors", "errors", Double(bare.errors))]))
      return [BenchTable("enforcement", measurements)]
    } catch {
      await sandbox.stop()
      throw error
    }
  }

  private func measure(
    _ backlog: Backlog, _ sandbox: SandboxServer, beside bare: LoadResult
  ) async throws -> BenchTable.Measurement {
    let environment = [
      "GATEHOUSE_TIKTOK_BUSINESS_URL": sandbox.businessBase, "GATEHOUSE_OUTBOUND_ALLOW_PRIVATE": "true",
      "GATEHOUSE_ACTIONS_PAUSED": "false", "GATEHOUSE_LIMITS_PER_ACCOUNT": "1000000",
      "GATEHOUSE_LIMITS_PER_APP": "1000000",
    ]
    let accounts = try (0..<backlog.accounts).map { try TikTokAccount(backlog.accounts * 1000 + $0, at: sandbox.state) }
    let comments = try accounts.map { account in
      try (0..<backlog.hides / backlog.accounts).map { _ in try account.comment(at: sandbox.state) }
    }
    let earlier = Self.hidesMade(sandbox.state)
    return try await BenchGateway.run(
      options, environment: environment, filledBy: { try await fill($0, accounts, comments) }
    ) { gateway in
      // It began to hide before it could be asked how much time it takes.
      let (began, made) = (gateway.server.processorTime, Self.hidesMade(sandbox.state) - earlier)
      let rate = try await hidesPerSecond(Set(accounts.map(\.openID)), backlog, after: earlier, sandbox.state)
      return .init(
        backlog.key, backlog.name,
        [
          Figure("hides_per_s", "calls/s", rate),
          Figure("ratio_to_bare_calls", "to bare calls", rate / bare.rate, 2),
          Figure(
            "cpu_us_per_hide", "CPU us/hide",
            (gateway.server.processorTime - began) / Double(max(1, backlog.hides - made))),
        ])
    }
  }

  /// From the first that took effect to the last. The stand-in is asked for nothing but a count meanwhile.
  private func hidesPerSecond(
    _ accounts: Set<String>, _ backlog: Backlog, after earlier: Int, _ state: SandboxState
  ) async throws -> Double {
    let deadline = ContinuousClock.now + .seconds(60)
    var made = 0
    while made < backlog.hides, ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(20))
      made = Self.hidesMade(state) - earlier
      options.progress.say("enforcement: \(made) hidden of \(backlog.accounts) accounts")
    }
    return Self.rate(state.comments().filter { accounts.contains($0.account) && $0.visibility == .hidden })
  }

  private static func hidesMade(_ state: SandboxState) -> Int { state.callCounts()["/business/comment/hide/"] ?? 0 }

  private func fill(
    _ population: Population, _ accounts: [TikTokAccount], _ comments: [[String]]
  ) async throws -> [BenchTenant] {
    let rules = try SampleRules(rules: 1, termsEach: 1, catchesSpam: true).document
    let members = try await population.add(
      accounts.map { account in
        Population.NewTenant(
          account.openID, rules: rules,
          source: .business(
            openID: account.openID, clientKey: account.app, appSecret: account.app, accessToken: account.token))
      })
    let now = WallClock.system.now()
    let decision = Decision(verdict: .hide, basis: .rule, ruleID: "spam")
    for (member, ids) in zip(members, comments) {
      try await population.record(
        ids.map { id in
          JournalEntry(
            tenantID: member.tenant, accountID: member.account,
            content: .comment(
              CommentEvent(
                kind: .created, commentID: id, videoID: TikTokAccount.video, authorID: "a", text: "free money",
                occurredAt: now),
              decision: decision, action: PlannedAction(for: .hide, in: .business)), receivedAt: now)
        }, at: now)
    }
    return []
  }

  /// The same calls on other comments by the load client, which only reads whether they were answered 200.
  private func bareCalls(_ account: TikTokAccount, _ state: SandboxState, port: Int) throws -> LoadResult {
    let calls = try (0..<Self.bareCalls).map { _ in
      let body = """
        {"business_id":"\(account.openID)","video_id":"\(TikTokAccount.video)","comment_id":"\(try account.comment(at: state))",\
        "action":"HIDE"}
        """
      return """
        POST /open_api/v1.3/business/comment/hide/ HTTP/1.1\r
        Host: 127.0.0.1\r
        Access-Token: \(account.token)\r
        Content-Type: application/json\r
        Content-Length: \(body.utf8.count)\r
        \r
        \(body)
        """
    }
    return try LoadClient(port: port, connections: Self.connections, requests: SignedLoad(calls))
      .run(count: calls.count)
  }

  private static func rate(_ hidden: [SandboxComment]) -> Double {
    let times = hidden.compactMap(\.changedAt)
    guard let first = times.min(), let last = times.max(), first < last else { return 0 }
    return Double(times.count) * 1000 / Double(last - first)
  }
}

/// An account at the stand-in TikTok, with an app of its own.
private struct TikTokAccount {
  static let video = "7377694258502880513"

  let openID: String
  let app: String
  let token: String

  init(_ number: Int, at state: SandboxState) throws {
    openID = "-000bench\(number)"
    app = "73643234370\(number)"
    token = "act.bench\(number)"
    try state.addApp(id: app, secret: app)
    try state.addAccount(.business, openID: openID, appID: app, username: "bench\(number)", accessToken: token)
  }

  /// The id of a new comment.
  func comment(at state: SandboxState) throws -> String {
    try state.post("free money", by: "@someone", on: Self.video, of: openID).id
  }
}
