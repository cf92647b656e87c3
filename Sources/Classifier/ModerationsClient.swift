internal import FoundationEssentials
internal import Metrics
public import Moderation
public import Outbound

/// A classifier that speaks OpenAI's `/v1/moderations`, as many others do.
public struct ModerationsClient: CommentClassifier {
  /// More categories than any classifier has; a longer answer is refused.
  static let maximumCategories = 256
  private static let maximumAnswerBytes = 1 << 16

  private struct Question: Encodable {
    var input: String
    var model: String?
  }

  private struct Answer: Decodable {
    var results: [Result]

    struct Result: Decodable {
      var scores: [String: Double]

      private enum CodingKeys: String, CodingKey { case scores = "category_scores" }
    }
  }

  private let http: OutboundClient
  private let settings: ClassifierSettings

  public init(http: OutboundClient, settings: ClassifierSettings) {
    self.http = http
    self.settings = settings
  }

  public func scores(for text: String) async throws(ClassifierFailure) -> [String: Double] {
    let response: OutboundResponse
    let began = ContinuousClock.now
    do {
      response = try await http.send(try request(for: text))
      Self.measure(status: response.status, since: began)
    } catch let failure as ClassifierFailure {
      throw failure
    } catch {
      Self.measure(status: nil, since: began)
      throw ClassifierFailure(message: "the classifier cannot be asked: \(error)", isFinal: false)
    }
    guard response.status == 200 else { throw Self.refusal(response.status) }
    // What the answer says beside the scores is never shown: it may repeat the comment.
    guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(response.body)),
      let scores = answer.results.first?.scores, scores.count <= Self.maximumCategories,
      scores.values.allSatisfy({ (0...1).contains($0) })
    else {
      throw ClassifierFailure(message: "the classifier's answer is not in the documented form", isFinal: false)
    }
    return scores
  }

  private func request(for text: String) throws(ClassifierFailure) -> OutboundRequest {
    guard let body = try? JSONEncoder().encode(Question(input: text, model: settings.model)) else {
      throw ClassifierFailure(message: "the text cannot be written as JSON", isFinal: true)
    }
    let authorisation = settings.key.map { [(name: "Authorization", value: "Bearer \($0.text)")] } ?? []
    return OutboundRequest(
      .post, settings.url + "/v1/moderations",
      headers: [(name: "Content-Type", value: "application/json")]
        + authorisation, body: Array(body), deadline: settings.deadline,
      maximumResponseBytes: Self.maximumAnswerBytes)
  }

  /// `status` is nil where there was no answer.
  private static func measure(status: Int?, since began: ContinuousClock.Instant) {
    Timer(
      label: "gatehouse_classifier_call_duration_seconds",
      dimensions: [("status", status.map { "\($0 / 100)xx" } ?? "none")]
    ).record(duration: ContinuousClock.now - began)
  }

  private static func refusal(_ status: Int) -> ClassifierFailure {
    let advice =
      switch status {
      case 401, 403: "; check classifier.key"
      case 300..<400, 404, 405: "; check classifier.url"
      case 429: ": too many calls"
      default: ""
      }
    // These find fault with the text itself; all others may be mended by somebody while we wait.
    return ClassifierFailure(
      message: "the classifier answers with HTTP \(status)" + advice, isFinal: [400, 413, 422].contains(status))
  }
}
