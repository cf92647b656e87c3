/// A stand-in for a text classifier that speaks OpenAI's `/v1/moderations`. It knows a few English words, so that every
/// text has scores that can be foretold.
struct ModerationsAPI: DialectAPI {
  static let path = "/v1/moderations"

  func endpoint(of request: HTTPRequest) -> String? { request.method == "POST" ? Self.path : nil }

  func refusal(of request: HTTPRequest) -> HTTPResponse {
    Self.failure(405, "Only POST is allowed here.")
  }

  func accessToken(in request: HTTPRequest) -> String? { nil }

  func perform(_ request: HTTPRequest, endpoint: String, on platform: inout Platform) -> CallOutcome {
    do throws(Fields.Fault) {
      let input = try Fields(request.body).string("input")
      let answer: JSON = [
        "id": .string("modr-" + platform.random.hex(digits: 16)), "model": "sandbox-moderation",
        "results": [Self.result(for: input)],
      ]
      return CallOutcome(response: HTTPResponse(200, json: answer), code: "ok", succeeded: true)
    } catch {
      return CallOutcome(response: Self.failure(400, error.message), code: "400", succeeded: false)
    }
  }

  func failure(code: String, endpoint: String, on platform: inout Platform) -> CallOutcome {
    CallOutcome(response: Self.failure(500, "Played by the sandbox."), code: code, succeeded: false)
  }

  private static func failure(_ status: Int, _ message: String) -> HTTPResponse {
    HTTPResponse(status, json: ["error": ["message": .string(message), "code": .null]])
  }

  private static func result(for text: String) -> JSON {
    let scores = KeywordScores.scores(for: text)
    return [
      "flagged": .bool(scores.contains { $0.score >= 0.5 }),
      "categories": .object(scores.map { ($0.category, .bool($0.score >= 0.5)) }),
      "category_scores": .object(scores.map { ($0.category, .number(String($0.score))) }),
    ]
  }
}
