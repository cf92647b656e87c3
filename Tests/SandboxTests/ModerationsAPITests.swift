import Outbound
import Testing

@testable import Sandbox

@Suite("The classifier")
struct ModerationsAPITests {
  private func ask(_ fixture: Fixture, _ body: String) async throws -> Fixture.Answer {
    let origin = fixture.server.openBase.dropLast("/v2".count)
    return try await fixture.send(.post, "\(origin)/v1/moderations", body: body)
  }

  private func score(_ answer: Fixture.Answer, _ category: String) -> String? {
    guard case .number(let text)? = answer.json["results"]?.arrayValue?.first?["category_scores"]?[category] else {
      return nil
    }
    return text
  }

  @Test(
    "scores a text by the words it knows, in any case and only whole",
    arguments: [
      ("You IDIOT!", "harassment", "0.95"), ("stupid, stupid and ugly", "harassment", "0.7"),
      ("idiotic", "harassment", "0.01"), ("I will kill it", "violence", "0.9"), ("hello", "hate", "0.01"),
    ])
  func scores(text: String, category: String, expected: String) async throws {
    try await Fixture.run { fixture in
      let answer = try await ask(fixture, (["input": .string(text), "model": "any"] as JSON).text)
      #expect(answer.status == 200)
      #expect(score(answer, category) == expected)
      let result = answer.json["results"]?.arrayValue?.first
      guard case .bool(let flagged)? = result?["flagged"] else {
        Issue.record("nothing says whether it is flagged")
        return
      }
      #expect(flagged == (expected != "0.01"))
    }
  }

  @Test("refuses what has no input", arguments: ["", "[]", "{}", #"{"input":5}"#, #"{"input":""}"#])
  func malformed(body: String) async throws {
    try await Fixture.run { fixture in
      let answer = try await ask(fixture, body)
      #expect(answer.status == 400 && answer.json["error"]?["message"]?.stringValue?.isEmpty == false)
    }
  }

  @Test("its calls are counted and its faults are played")
  func faults() async throws {
    try await Fixture.run { fixture in
      try fixture.state.addFault(.init(.httpStatus(503), endpoint: "/v1/moderations"))
      #expect(try await ask(fixture, #"{"input":"x"}"#).status == 503)
      #expect(try await ask(fixture, #"{"input":"x"}"#).status == 200)
      let calls = fixture.state.calls(endpoint: "/v1/moderations")
      #expect(calls.map(\.fault) == ["http_status", nil] && calls.map(\.succeeded) == [false, true])
      let origin = fixture.server.openBase.dropLast("/v2".count)
      #expect(try await fixture.send(.get, "\(origin)/v1/moderations").status == 405)
    }
  }
}
