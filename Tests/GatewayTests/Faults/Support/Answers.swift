import Foundation
import Outbound

/// All that a gateway says of what it has decided, asked TikTok for and been told to do: each thing as it was answered.
struct Answers {
  /// By where it was asked for, and its id.
  private var things: [String: Data] = [:]

  /// Throws where any of it is not answered.
  init(_ clients: [World.Client], _ admin: AdminCaller) async throws {
    try await take("/v1/gateway/rule-set", from: admin)
    for tenant in Set(clients.map(\.tenant)) {
      try await take("/v1/tenants/\(tenant)/rule-set", from: admin)
      for listing in ["events", "actions"] { try await takeAll("/v1/tenants/\(tenant)/\(listing)", from: admin) }
    }
  }

  /// What of `others` is missing here or said otherwise. There may be more here.
  func breaches(of others: Answers) -> [String] {
    others.things.filter { things[$0.key] != $0.value }.keys.sorted()
  }

  var count: Int { things.count }

  private mutating func take(_ path: String, from admin: AdminCaller) async throws {
    // That there are no rules is an answer too.
    things[path] = try Self.data(try await Self.object(path, admin, allowing: [200, 404]))
  }

  private mutating func takeAll(_ path: String, from admin: AdminCaller) async throws {
    var cursor: String?
    repeat {
      let page = try await Self.object(path + "?limit=1000" + (cursor.map { "&cursor=\($0)" } ?? ""), admin)
      for case let item as [String: Any] in page["items"] as? [Any] ?? [] {
        things["\(path) \(item["id"] ?? "")"] = try Self.data(item)
      }
      cursor = page["next"] as? String
    } while cursor != nil
  }

  private static func object(_ path: String, _ admin: AdminCaller, allowing statuses: Set<Int> = [200]) async throws
    -> [String: Any]
  {
    let response = try await admin.send(.get, path)
    guard statuses.contains(response.status),
      let object = try JSONSerialization.jsonObject(with: Data(response.body)) as? [String: Any]
    else {
      throw AdminCaller.Unexpected(
        description: "\(path): \(response.status) \(String(decoding: response.body, as: UTF8.self))")
    }
    return object
  }

  private static func data(_ object: [String: Any]) throws -> Data {
    try JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
  }
}
