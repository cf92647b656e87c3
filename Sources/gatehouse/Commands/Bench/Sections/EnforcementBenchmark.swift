internal import Bench
internal import Gateway
internal import Logging
internal import Moderation
internal import Sandbox
internal import Workload

/// How fast a gateway carries out hides that wait in its outbox, at a stand-in TikTok without limits, beside the bare
/// calls. Each hide is asked about again before its call, and its outcome is on disk after it.
struct EnforcementBenchmark: Benchmark {
  let options: BenchOptions

  private static let accounts = 10
  private static let hidesEach = 400
  /// As many as the gateway makes at once.
  private static let connections = 32

  func run() async throws -> [BenchTable] {
    options.progress.say("enforcement")
    var configuration = SandboxConfiguration()
    configuration.quotas = nil
    let sandbox = SandboxServer(configuration, logger: ServerLog.logger(.error))
    let port = try await sandbox.start()
    do {
      let accounts = try (0..<Self.accounts).map { try TikTokAccount($0, at: sandbox.state) }
      let hides = try await measureHides(accounts, sandbox)
      let bare = try bareCalls(accounts[0], sandbox.state, port: port)
      await sandbox.stop()
      return [table(hides, bare)]
    } catch {
      await sandbox.stop()
      throw error
    }
  }

  private func table(_ hides: Double, _ bare: LoadResult) -> BenchTable {
    BenchTable(
      "enforcement",
      [
        .init(
          "enforcement", "hides of \(Self.accounts) accounts",
          [
            Figure("hides_per_s", "calls/s", hides),
            Figure("ratio_to_bare_calls", "to bare calls", hides / bare.rate, 2),
          ]),
        .init(
          "enforcement.bare", "bare calls",
          [
            Figure("calls_per_s", "calls/s", bare.rate), Figure("errors", "errors", Double(bare.errors)),
          ]),
      ])
  }

  /// Hides a second, from the first that took effect to the last.
  private func measureHides(_ accounts: [TikTokAccount], _ sandbox: SandboxServer) async throws -> Double {
    let environment = [
      "GATEHOUSE_TIKTOK_BUSINESS_URL": sandbox.businessBase, "GATEHOUSE_OUTBOUND_ALLOW_PRIVATE": "true",
      "GATEHOUSE_ACTIONS_PAUSED": "false", "GATEHOUSE_LIMITS_PER_ACCOUNT": "1000000",
      "GATEHOUSE_LIMITS_PER_APP": "1000000",
    ]
    let comments = try accounts.map { account in
      try (0..<Self.hidesEach).map { _ in try account.comment(at: sandbox.state) }
    }
    return try await BenchGateway.run(
      options, environment: environment, filledBy: { try await fill($0, accounts, comments) }
    ) { _ in
      let deadline = ContinuousClock.now + .seconds(60)
      while true {
        let hidden = accounts.flatMap { sandbox.state.comments(of: $0.openID) }.filter { $0.visibility == .hidden }
        options.progress.say("enforcement: \(hidden.count) hidden")
        if hidden.count >= Self.accounts * Self.hidesEach || ContinuousClock.now > deadline {
          return Self.rate(hidden)
        }
        try await Task.sleep(for: .milliseconds(100))
      }
    }
  }

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
    let calls = try (0..<Self.accounts * Self.hidesEach).map { _ in
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
