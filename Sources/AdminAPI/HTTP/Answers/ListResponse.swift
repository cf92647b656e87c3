internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// The answer of every list: `{"items":[…],"next":…}`, and where there is a next page, its address in `Link`.
enum ListResponse {
  static func make<Item, Output: Encodable>(
    _ page: Page<Item>, for request: Request, _ output: (Item) throws -> Output
  ) throws -> Response {
    let next = page.next.map { Cursor(before: $0).text }
    let headers: HTTPFields = next.map { [link: "<\(address(of: request, cursor: $0))>; rel=\"next\""] } ?? [:]
    return try JSONResponse.make(List(items: try page.items.map(output), next: next), headers: headers)
  }

  /// A list that comes whole.
  static func make<Item, Output: Encodable>(
    _ items: [Item], _ output: (Item) throws -> Output
  ) throws -> Response {
    try JSONResponse.make(List(items: try items.map(output), next: nil))
  }

  private static func address(of request: Request, cursor: String) -> String {
    let kept = (request.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("cursor=") }
    // The query goes back as it came, but must not end the link early.
    return request.uri.path
      + "?" + (kept.map { $0.replacing(">", with: "%3E") } + ["cursor=\(cursor)"]).joined(separator: "&")
  }

  private static let link = HTTPField.Name("Link")!

  private struct List<Output: Encodable>: Encodable {
    var items: [Output]
    var next: String?

    private enum CodingKeys: CodingKey { case items, next }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(items, forKey: .items)
      try container.encode(next, forKey: .next)
    }
  }
}
