import Classifier
import Enforcement
import Moderation
import Sandbox
import Testing

@testable import Storage

/// Comments decided again once the sandbox's classifier was asked, over real HTTP.
@Suite(.timeLimit(.minutes(5))) struct ScoreWorkerTests {
  private static let endpoint = "/v1/moderations"
  private static let quick = RetrySchedule(delays: [.milliseconds(20), .milliseconds(20), .milliseconds(20)])

  private static func rules(otherwise: Bool = false, also: String = "") -> String {
    """
    {"rules":[{"id":"abuse","verdict":"hide","labels":["abuse"],
      "when":{"score":{"category":"harassment","above":0.8,"otherwise":\(otherwise)}}}\(also)]}
    """
  }

  private func client(in world: World, otherwise: Bool = false, also: String = "", _ name: String = "shop")
    async throws -> Client
  {
    let client = try await world.addClient(.business, name)
    try await world.setRules(Self.rules(otherwise: otherwise, also: also), of: client)
    return client
  }

  /// Runs a score worker and an outbox worker while `body` runs.
  private func scoring(_ world: World, _ worker: ScoreWorker? = nil, _ body: () async throws -> Void) async throws {
    let worker = try worker ?? world.scoreWorker()
    try await world.working { try await world.working(worker, body) }
  }

  @Test("A comment is visible until the classifier has been asked; its score decides, and it is hidden")
  func hidden() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      let bad = try await world.write("you idiot", to: client)
      let good = try await world.write("you angel", to: client)
      for comment in [bad, good] {
        #expect(try await world.event(of: comment, of: client)?.decision?.verdict == .allow)
      }
      try await scoring(world) {
        let decision = try await world.expectDecision(on: bad, of: client) { $0.verdict == .hide }
        #expect(decision.ruleID == "abuse" && decision.basis == .rule && decision.labels == ["abuse"])
        try await world.expect(bad, of: client, becomes: .accepted)
        #expect(world.state.comment(bad)?.visibility == .hidden)
        try await world.expectNoPendingScores()
      }
      #expect(try await world.event(of: good, of: client)?.decision?.verdict == .allow)
      #expect(world.state.comment(good)?.visibility == .public)
      #expect(try await world.action(on: good, of: client) == nil)
      #expect(world.state.calls(endpoint: Self.endpoint).count == 2)
    }
  }

  @Test("A rule that asks for a score and for the account's history holds when both do")
  func withHistory() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient()
      try await world.setRules(
        """
        {"rules":[{"id":"pest","verdict":"hide","when":{"all":[
          {"score":{"category":"harassment","above":0.8,"otherwise":false}},
          {"user_rate":{"above":2,"within":"1m"}}]}}]}
        """, of: client)
      var comments: [String] = []
      for _ in 0..<4 { comments.append(try await world.write("idiot", by: "eve", to: client)) }
      let other = try await world.write("idiot", by: "bob", to: client)
      try await scoring(world) {
        for comment in comments.suffix(2) {
          try await world.expectDecision(on: comment, of: client) { $0.verdict == .hide }
        }
        try await world.expectNoPendingScores()
      }
      for comment in comments.prefix(2) + [other] {
        #expect(try await world.event(of: comment, of: client)?.decision?.verdict == .allow)
      }
    }
  }

  @Test(
    "When the classifier is down each condition's otherwise holds, once the attempts are used up",
    arguments: [(true, Verdict.hide), (false, .allow)])
  func down(otherwise: Bool, verdict: Verdict) async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world, otherwise: otherwise)
      try world.state.addFault(SandboxFault(.httpStatus(500), .probability(1), endpoint: Self.endpoint))
      let comment = try await world.write("you angel", to: client)
      try await scoring(world, world.scoreWorker(schedule: Self.quick)) { try await world.expectNoPendingScores() }
      #expect(world.state.calls(endpoint: Self.endpoint).count == 4)
      let decision = try await world.event(of: comment, of: client)?.decision
      #expect(decision?.verdict == verdict)
      #expect(decision?.ruleID == (otherwise ? "abuse" : nil))
    }
  }

  @Test(
    "Trouble that passes delays the decision and does not change it",
    arguments: [SandboxFault.Kind.httpStatus(503), .garbage, .lostAnswer, .slow(.seconds(30))])
  func passing(fault: SandboxFault.Kind) async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      try world.state.addFault(SandboxFault(fault, endpoint: Self.endpoint))
      let comment = try await world.write("you idiot", to: client)
      let worker = try world.scoreWorker(deadline: .milliseconds(300), schedule: Self.quick)
      try await scoring(world, worker) {
        try await world.expectDecision(on: comment, of: client) {
          world.comeToNextAttempt()
          return $0.verdict == .hide
        }
      }
      // libcurl itself asks again where a kept connection was closed.
      #expect(world.state.calls(endpoint: Self.endpoint).count >= 2)
    }
  }

  @Test("The classifier is not asked again before its delay is over, however much else there is to do")
  func delayed() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      try world.state.addFault(SandboxFault(.httpStatus(503), endpoint: Self.endpoint))
      let comment = try await world.write("you idiot", to: client)
      try await scoring(world) {
        #expect(try await eventually { world.state.calls(endpoint: Self.endpoint).count == 1 })
        let other = try await world.write("what a loser", to: client)
        try await world.expectDecision(on: other, of: client) { $0.verdict == .hide }
        #expect(world.state.calls(endpoint: Self.endpoint).count == 2)
        #expect(try await world.event(of: comment, of: client)?.decision?.verdict == .allow)
        world.clock.advance(by: .seconds(10))
        world.database.signals.scores.signal()
        try await world.expectDecision(on: comment, of: client) { $0.verdict == .hide }
      }
    }
  }

  @Test("Without a classifier each condition's otherwise holds at once")
  func unconfigured() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world, otherwise: true)
      let comment = try await world.write("you angel", to: client)
      let worker = ScoreWorker(
        queue: ScoreQueueRepository(world.database), classifier: nil, accounts: AccountRepository(world.database),
        library: world.library, clock: world.clock.wallClock, logger: world.logger)
      try await scoring(world, worker) {
        try await world.expectDecision(on: comment, of: client) { $0.verdict == .hide }
      }
      #expect(world.state.calls(endpoint: Self.endpoint).isEmpty)
    }
  }

  @Test("A flood of one text costs one question")
  func flood() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      var comments: [String] = []
      for _ in 0..<40 { comments.append(try await world.write("you idiot", to: client)) }
      try await scoring(world) { try await world.expectNoPendingScores() }
      for comment in comments {
        #expect(try await world.event(of: comment, of: client)?.decision?.verdict == .hide)
      }
      #expect(world.state.calls(endpoint: Self.endpoint).count == 1)
    }
  }

  @Test("What waited when the gateway stopped is asked about when it runs again, and nothing is asked twice")
  func restart() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      var comments: [String] = []
      for index in 0..<30 { comments.append(try await world.write("idiot number \(index)", to: client)) }
      let first = RunningWorker(try world.scoreWorker(concurrency: 2), logger: world.logger)
      #expect(try await eventually { world.state.calls(endpoint: Self.endpoint).count >= 5 })
      await first.shutDown()
      try await first.end()
      try await scoring(world) { try await world.expectNoPendingScores() }
      for comment in comments {
        #expect(try await world.event(of: comment, of: client)?.decision?.verdict == .hide)
      }
      #expect(world.state.calls(endpoint: Self.endpoint).count == 30)
    }
  }

  @Test("What rules found when the comment arrived still counts: a score does not bring back what they removed")
  func keeps() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(
        in: world,
        also: """
          ,{"id":"words","verdict":"hold","when":{"words":["cash"]}},
          {"id":"friendly","verdict":"allow","when":{"score":{"category":"harassment","above":0.5,"otherwise":false}}}
          """)
      let comment = try await world.write("cash for ugly stupid", to: client)
      #expect(try await world.event(of: comment, of: client)?.decision?.verdict == .hold)
      try await scoring(world) { try await world.expectNoPendingScores() }
      #expect(try await world.event(of: comment, of: client)?.decision?.verdict == .hold)
      #expect(world.state.comment(comment)?.visibility == .hidden)
    }
  }

  @Test("Each tenant's comments are decided by its own rules")
  func tenants() async throws {
    try await World.run(quotas: nil) { world in
      let strict = try await client(in: world, "strict")
      let lax = try await world.addClient(.business, "lax")
      try await world.setRules(Self.rules().replacing("0.8", with: "0.99"), of: lax)
      let bad = try await world.write("you idiot", to: strict)
      let fine = try await world.write("you idiot", to: lax)
      try await scoring(world) { try await world.expectNoPendingScores() }
      #expect(try await world.event(of: bad, of: strict)?.decision?.verdict == .hide)
      #expect(try await world.event(of: fine, of: lax)?.decision?.verdict == .allow)
      #expect(world.state.comment(fine)?.visibility == .public)
    }
  }
}

extension World {
  func scoreWorker(
    deadline: Duration = .seconds(5), schedule: RetrySchedule = ScoreWorker.schedule, concurrency: Int = 8
  ) throws -> ScoreWorker {
    let origin = String(sandbox.openBase.dropLast("/v2".count))
    let settings = ClassifierSettings(url: origin, deadline: deadline)
    return ScoreWorker(
      queue: ScoreQueueRepository(database),
      classifier: RememberingClassifier(
        ModerationsClient(http: http, settings: settings), lifetime: .seconds(3600), clock: clock.wallClock),
      accounts: AccountRepository(database), library: library, schedule: schedule, concurrency: concurrency,
      clock: clock.wallClock, logger: logger)
  }

  /// Lets time pass for what is to be asked about once more.
  func comeToNextAttempt() {
    clock.advance(by: .milliseconds(20))
    database.signals.scores.signal()
  }

  /// Polls until no comment waits for scores, while time passes, and fails the test when some always do.
  func expectNoPendingScores(sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let queue = ScoreQueueRepository(database)
    let isEmpty = try await eventually {
      comeToNextAttempt()
      return try await queue.due(at: clock.now + .seconds(86_400), limit: 1).isEmpty
    }
    #expect(isEmpty, sourceLocation: sourceLocation)
  }
}
