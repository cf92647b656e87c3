/// A stand-in for a text classifier that speaks OpenAI's `/v1/moderations`. It knows a few English words, so that every
/// text has scores that can be foretold.
struct ModerationsAPI: DialectAPI {
  static let path = "/v1/moderations"

  private struct Refusal: Error {
    var status: Int
    var message: String
  }

  func endpoint(of request: HTTPRequest) -> String? { request.method == "POST" ? Self.path : nil }

  func refusal(of request: HTTPRequest) -> HTTPResponse {
    Self.failure(Refusal(status: 405, message: "Only POST is allowed here."))
  }

  func accessToken(in request: HTTPRequest) -> String? { nil }

  func perform(_ request: HTTPRequest, endpoint: String, on platform: inout Platform) -> CallOutcome {
    do {
      let input = try Fields(request.body).string("input")
      let answer: JSON = [
        "id": .string("modr-" + platform.random.hex(digits: 16)), "model": "sandbox-moderation",
        "results": [Self.result(for: input)],
      ]
      return CallOutcome(response: HTTPResponse(200, json: answer), code: "ok", succeeded: true)
    } catch {
      let refusal = Refusal(status: 400, message: (error as? Fields.Fault)?.message ?? "The input cannot be read.")
      return CallOutcome(response: Self.failure(refusal), code: "400", succeeded: false)
    }
  }

  func failure(code: String, endpoint: String, on platform: inout Platform) -> CallOutcome {
    CallOutcome(
      response: Self.failure(Refusal(status: 500, message: "Played by the sandbox.")), code: code, succeeded: false)
  }

  private static func failure(_ refusal: Refusal) -> HTTPResponse {
    HTTPResponse(refusal.status, json: ["error": ["message": .string(refusal.message), "code": .null]])
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
