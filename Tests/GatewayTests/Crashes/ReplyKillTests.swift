import Foundation
import Outbound
import Sandbox
import Testing

extension EndToEnd {
  @Suite struct ReplyKillTests {
    private static let rounds = 6
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
        $0.retrySchedule = [.milliseconds(25), .milliseconds(50)] + Array(repeating: .milliseconds(100), count: 1200)
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
        for round in 0..<Self.rounds {
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
        check(world, questions, actions)
        #expect(await gateway.stop() == 0)
      }
    }

    private func check(_ world: World, _ questions: [String], _ actions: [Shape.Action]) {
      let asked = Set(questions)
      let answered = actions.filter { asked.contains($0.commentId) }
      #expect(answered.count == questions.count && Set(answered.map(\.commentId)).count == questions.count)
      for action in answered {
        let replies = world.tiktok.replies(to: action.commentId).count
        // TikTok's own event settles what nobody knew.
        #expect(replies == (action.state == "confirmed" ? 1 : 0), "\(action)")
        #expect(action.state == "confirmed" || action.state == "dead", "\(action)")
      }
      let own = world.tiktok.comments(of: "shop").filter(\.isOwn)
      #expect(own.allSatisfy { $0.visibility == .public && world.tiktok.replies(to: $0.id).isEmpty })
      #expect(own.count == answered.count { $0.state == "confirmed" })
    }
  }
}
