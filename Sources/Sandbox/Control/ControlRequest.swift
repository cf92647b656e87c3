internal import FoundationEssentials

/// A request under `/sandbox/` with the id from its path.
struct ControlRequest: Sendable {
  let http: HTTPRequest
  /// Empty where the path has none.
  let id: String

  /// The body's; of no fields when there is no body.
  func fields() throws(Fields.Fault) -> Fields { http.body.isEmpty ? Fields(pairs: []) : try Fields(http.body) }

  var query: Fields { Fields(pairs: http.query) }
}

extension HTTPResponse {
  /// `value` as JSON with `snake_case` names.
  init(_ status: Int, encoding value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    self.init(status, type: "application/json", text: "")
    body = Array(try encoder.encode(value))
  }

  static var done: HTTPResponse { HTTPResponse(200, json: ["status": "ok"]) }
}
