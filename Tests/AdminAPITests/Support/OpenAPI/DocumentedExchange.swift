import Moderation
import Outbound
import SchemaValidation

/// A request and its answer, held against the document. What does not go to any route has no operation, and nothing is
/// said about it.
struct DocumentedExchange {
  let request: OutboundRequest
  let answer: OutboundResponse
  private let document = APIDocument.shared

  init(_ request: OutboundRequest, _ answer: OutboundResponse) {
    self.request = request
    self.answer = answer
  }

  /// Where the exchange differs from what is documented.
  func faults() throws -> [String] {
    // Scheme and host go; a pasted `?` of a path parameter cannot be told from a query.
    let target = request.url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).last ?? ""
    let address = target.drop { $0 != "/" }.split(separator: "?", maxSplits: 1)
    guard let operation = document.operation(request.method.rawValue, String(address.first ?? "")) else { return [] }
    guard let response = operation.response(answer.status) else {
      return ["\(operation) answers \(answer.status), which is not documented: \(answer.text)"]
    }
    var faults = try bodyFaults(response) + headerFaults(response, operation)
    if (200..<300).contains(answer.status) {
      faults += try requestFaults(operation) + queryFaults(operation, address.dropFirst().first ?? "")
    }
    return faults.map { "\(operation), \(answer.status): \($0)" }
  }

  private func bodyFaults(_ response: JSONValue) throws -> [String] {
    let type = answer.header("content-type").map { String($0.prefix { $0 != ";" }) }
    guard let content = response["content"] else {
      return type == nil && answer.body.isEmpty ? [] : ["a body is not documented"]
    }
    guard let type, let schema = content[type]?["schema"] else { return ["no content is documented as \(type ?? "-")"] }
    switch type {
    case "application/x-ndjson":
      return try answer.text.split(separator: "\n").flatMap { try faults(of: String($0), under: schema) }
    case _ where type.hasSuffix("json"): return try faults(of: answer.text, under: schema)
    default: return []
    }
  }

  private func headerFaults(_ response: JSONValue, _ operation: APIOperation) -> [String] {
    (response["headers"] ?? .null).members.compactMap { header in
      operation.resolved(header.value)["required"] == .bool(true) && answer.header(header.key) == nil
        ? "\(header.key) is missing" : nil
    }
  }

  private func requestFaults(_ operation: APIOperation) throws -> [String] {
    guard let body = request.body, let schema = operation.bodySchema, !body.isEmpty else { return [] }
    return try faults(of: String(decoding: body, as: UTF8.self), under: schema).map { "the request: \($0)" }
  }

  private func queryFaults(_ operation: APIOperation, _ query: Substring) throws -> [String] {
    let known = operation.parameters(in: "query")
    return try query.split(separator: "&").flatMap { field -> [String] in
      let (name, text) = (field.prefix { $0 != "=" }, field.drop { $0 != "=" }.dropFirst())
      guard let parameter = known.first(where: { $0["name"]?.text == String(name) }), let schema = parameter["schema"]
      else { return ["the parameter \(name) is not documented"] }
      let plain = String(text).replacing("%20", with: " ").replacing("%C3%A9", with: "é")
      let candidates: [JSONValue?] = [
        .string(plain), .bool(plain == "true"), Double(plain).map { _ in .number(plain) },
      ]
      let results = try candidates.compactMap { $0 }.map { try document.validator.faults(of: $0, under: schema) }
      return results.contains { $0.isEmpty } ? [] : ["the parameter \(name): \(results)"]
    }
  }

  private func faults(of json: String, under schema: JSONValue) throws -> [String] {
    try document.validator.faults(of: try JSONValue(json: json), under: schema)
  }
}
