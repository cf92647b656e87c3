import Foundation
import Outbound
import Sandbox
import Testing

extension EndToEnd.Faults {
  @Suite struct ReplyKillTests {
    private static let questionsPerRound = 30
    private static let endpoint = "/business/comment/reply/create/"

    /// Each answer holds the words that are answered: a gateway that takes its own replies for comments never ends.
    private static let rules = """
      {"rules":[
        {"id":"hours","when":{"phrases":["when open"]},"reply":{"per_video":1000,"within":"1h","variants":[
          "When open? At nine.","You ask when open: nine.","When open, you ask. Nine it is."]}},
        {"id":"abuse","verdict":"hide","when":{"score":{"category":"harassment","above":0.8,"otherwise":false}}}]}
      """

    @Test("kills and lost answers never make the gateway answer twice, nor answer itself, nor forget a score")
    func killed() async throws {
      try await World.run(sandbox: {
        $0.retrySchedule = [.milliseconds(25), .milliseconds(50)] + Array(repeating: .milliseconds(100), count: 12_000)
      }) { world in
        let classifier = ["GATEHOUSE_CLASSIFIER_URL": String(world.sandbox.openBase.dropLast("/v2".count))]
        var gateway = try await world.start(classifier)
        let admin = try await world.logIn(gateway, first: true)
        let shop = try #require(try await world.onboard(admin, gateway).first { $0.dialect == .business })
        let saved = try await admin.send(
          .put, "/v1/tenants/\(shop.tenant)/rule-set", json: Self.rules, headers: [("If-Match", "*")])
        try #require(
          (200...299).contains(saved.status), "\(saved.status) \(String(decoding: saved.body, as: UTF8.self))")
        try [
          SandboxFault(.lostAnswer, .probability(0.1), endpoint: Self.endpoint),
          SandboxFault(.garbage, .probability(0.05), endpoint: Self.endpoint),
          SandboxFault(.slow(.milliseconds(100)), .probability(0.3), endpoint: Self.endpoint),
          SandboxFault(.duplicateDelivery, .probability(0.1)),
          SandboxFault(.httpStatus(500), .probability(0.05), endpoint: "/v1/moderations"),
        ].forEach { try world.tiktok.addFault($0) }
        var (questions, insults): ([String], [String]) = ([], [])
        for round in 0..<FaultPlan.current.replyKills {
          for index in 0..<Self.questionsPerRound {
            let number = round * Self.questionsPerRound + index
            questions.append(
              try world.tiktok.post("when open \(number)", by: "v\(number)", on: World.video, of: "shop").id)
            if index.isMultiple(of: 5) {
              insults.append(
                try world.tiktok.post("idiot number \(number)", by: "v\(number)", on: World.video, of: "shop").id)
            }
          }
          // Killed as soon as some of the round's calls are under way.
          let wanted = world.tiktok.calls(endpoint: Self.endpoint).count + Self.questionsPerRound / 4
          #expect(try await eventually { world.tiktok.calls(endpoint: Self.endpoint).count >= wanted })
          await gateway.kill()
          gateway = try await world.start(classifier)
        }
        try await world.settle([shop], try await world.logIn(gateway))
        #expect(
          // Asked in vain twice, a comment waits for 35 seconds.
          try await eventually(within: .seconds(90)) {
            insults.allSatisfy { world.tiktok.comment($0)?.visibility == .hidden }
          },
          "the classifier was not asked about every comment")
        let actions: [Shape.Action] = try await world.logIn(gateway).all("/v1/tenants/\(shop.tenant)/actions")
        try report(world, questions, insults, actions)
        #expect(await gateway.stop() == 0)
      }
    }

    private func report(_ world: World, _ questions: [String], _ insults: [String], _ actions: [Shape.Action]) throws {
      let asked = Set(questions)
      let answered = actions.filter { asked.contains($0.commentId) }
      var report = FaultReport("killed while replying, with answers lost")
      report.promise(
        "each question has one reply to send",
        answered.count == questions.count && Set(answered.map(\.commentId)) == asked,
        seen: "\(answered.count) for \(questions.count)")
      // TikTok's own event settles what nobody knew.
      let wrong = answered.filter {
        world.tiktok.replies(to: $0.commentId).count != ["confirmed": 1, "dead": 0][$0.state]
      }
      report.promise(
        "a reply is written once and known to be, or not written and known to be dead", breaches: wrong.map { "\($0)" },
        of: answered.count)
      let own = world.tiktok.comments(of: "shop").filter(\.isOwn)
      let moderated = own.filter { $0.visibility != .public || !world.tiktok.replies(to: $0.id).isEmpty }
      report.promise("it never answers or moderates itself", breaches: moderated.map(\.id), of: own.count)
      let forgotten = insults.filter { world.tiktok.comment($0)?.visibility != .hidden }
      report.promise("no comment that waited for a score is forgotten", breaches: forgotten, of: insults.count)
      #expect(own.count == answered.count { $0.state == "confirmed" })
      report.figure("kills", FaultPlan.current.replyKills)
      report.figure("replies given up", answered.count { $0.state == "dead" })
      try report.publish(as: "2-reply")
    }
  }
}
