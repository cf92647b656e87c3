/// A request with its whole body.
struct HTTPRequest: Sendable {
  var method: String
  /// Without the query, percent-encoding left as it came.
  var path: String
  /// Decoded, in the order given.
  var query: [(String, String)] = []
  /// Names in lower case.
  var headers: [(name: String, value: String)] = []
  var body: [UInt8] = []

  init(
    method: String, target: String, headers: [(name: String, value: String)] = [], body: [UInt8] = []
  ) {
    self.method = method
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = String(parts[0])
    query = parts.count == 2 ? FormEncoding.pairs(parts[1]) : []
    self.headers = headers
    self.body = body
  }

  /// The first header of that name, which must be given in lower case.
  func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}

struct HTTPResponse: Sendable {
  var status: Int
  var headers: [(name: String, value: String)]
  var body: [UInt8]

  init(_ status: Int, json: JSON) {
    self.init(status, type: "application/json", text: json.text)
  }

  init(_ status: Int, type: String = "text/plain; charset=utf-8", text: String) {
    self.status = status
    headers = [("Content-Type", type)]
    body = Array(text.utf8)
  }
}

/// What becomes of a request.
enum HTTPReply: Sendable {
  case answer(HTTPResponse)
  /// The connection is closed without a word.
  case hangUp
  /// The connection stays open without a word, until the client gives up.
  case silence
}
