import Foundation
import Logging
import Outbound
import Testing

/// Calls the admin API as one operator.
struct AdminCaller: Sendable {
  struct Listing<Item: Decodable & Sendable>: Decodable, Sendable {
    var items: [Item]
    var next: String?
  }

  struct Unexpected: Error, CustomStringConvertible { var description: String }

  let origin: String
  var token: String?
  let http: OutboundClient

  /// Whatever the status.
  func send(
    _ method: OutboundRequest.Method, _ path: String, json: String? = nil,
    headers: [(name: String, value: String)] = []
  ) async throws -> OutboundResponse {
    var headers = headers
    if let token { headers.append(("Authorization", "Bearer \(token)")) }
    if json != nil { headers.append(("Content-Type", "application/json")) }
    return try await http.send(
      OutboundRequest(
        method, origin + path, headers: headers, body: json.map { Array($0.utf8) }, deadline: .seconds(30),
        maximumResponseBytes: 64 << 20))
  }

  func get<Value: Decodable>(_ path: String) async throws -> Value { try Self.decode(await send(.get, path), path) }

  func post<Value: Decodable>(_ path: String, _ body: [String: String]) async throws -> Value {
    try await post(path, json: try Self.json(body))
  }

  func post<Value: Decodable>(_ path: String, json: String) async throws -> Value {
    try Self.decode(await send(.post, path, json: json), path)
  }

  /// For answers without a body.
  func call(_ method: OutboundRequest.Method, _ path: String, _ body: [String: String]? = nil) async throws {
    let response = try await send(method, path, json: try body.map(Self.json))
    guard (200...299).contains(response.status) else { throw Self.unexpected(response, path) }
  }

  /// All pages of a listing.
  func all<Item: Decodable & Sendable>(_ path: String, _ query: String = "limit=1000") async throws -> [Item] {
    var items: [Item] = []
    var cursor: String?
    repeat {
      let parts = ([query] + (cursor.map { ["cursor=\($0)"] } ?? [])).filter { !$0.isEmpty }
      let page: Listing<Item> = try await get(path + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&")))
      items += page.items
      cursor = page.next
    } while cursor != nil
    return items
  }

  static func json(_ body: [String: String]) throws -> String {
    String(decoding: try JSONEncoder().encode(body), as: UTF8.self)
  }

  private static func decode<Value: Decodable>(_ response: OutboundResponse, _ path: String) throws -> Value {
    guard (200...299).contains(response.status) else { throw unexpected(response, path) }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Value.self, from: Data(response.body))
  }

  private static func unexpected(_ response: OutboundResponse, _ path: String) -> Unexpected {
    Unexpected(description: "\(path): \(response.status) \(String(decoding: response.body, as: UTF8.self))")
  }
}
