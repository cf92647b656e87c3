/// `/v2/webhook/...`: each account has its own webhooks, each with its own secret.
enum OpenWebhooks {
  private static let events = ["video_comment_created", "video_comment_deleted"]
  private static let maximumWebhooks = 20

  static func register(_ request: OpenRequest, on platform: inout Platform) throws -> JSON {
    let account = try request.authorise(on: &platform)
    let fields = try Fields(request.http.body)
    let url = try fields.string("url")
    guard url.hasPrefix("https://") || url.hasPrefix("http://") else {
      throw OpenFailure.invalid("url: Must be an absolute URL.")
    }
    let secret = try fields.string("secret")
    guard let events = try fields.optionalStrings("events"), !events.isEmpty else {
      throw OpenFailure.invalid("events: Missing data for required field.")
    }
    guard events.allSatisfy(Self.events.contains) else {
      throw OpenFailure.invalid("events: Must be among: \(Self.events.joined(separator: ", ")).")
    }
    guard platform.webhooks.open.count(where: { $0.account == account.openID }) < maximumWebhooks else {
      throw OpenFailure.invalid("An account has at most \(maximumWebhooks) webhooks; delete one first.")
    }
    let webhook = platform.webhooks.registerOpen(
      .init(
        id: "wh_" + platform.random.hex(digits: 16), account: account.openID, url: url, secret: secret,
        events: events))
    return object(webhook)
  }

  static func list(_ request: OpenRequest, on platform: inout Platform) throws -> JSON {
    let account = try request.authorise(on: &platform)
    return .array(platform.webhooks.open.filter { $0.account == account.openID }.map(object))
  }

  static func delete(_ request: OpenRequest, on platform: inout Platform) throws -> JSON {
    let account = try request.authorise(on: &platform)
    let id = try Fields(request.http.body).string("webhook_id")
    guard platform.webhooks.deleteOpen(id, of: account.openID) else {
      throw OpenFailure.invalid("webhook_id: The webhook does not exist.")
    }
    return [:]
  }

  private static func object(_ webhook: WebhookBook.Open) -> JSON {
    ["id": .string(webhook.id), "url": .string(webhook.url), "events": .array(webhook.events.map { .string($0) })]
  }
}
