internal import HTTPTypes
internal import Hummingbird

extension Response {
  /// Keeps the pass until the answer is out, or nobody takes it any more.
  func holding(_ pass: WorkGate.Pass) -> Response {
    var response = self
    let body = response.body
    response.body = ResponseBody(contentLength: body.contentLength) { writer in
      try await body.write(writer)
      withExtendedLifetime(pass) {}
    }
    return response
  }
}
