/// `/business/webhook/...`: one callback for each app and event type; the app's secret is the authorisation.
enum BusinessWebhooks {
  private static let eventTypes = ["COMMENT", "VIDEO", "DIRECT_MESSAGE", "BRAND_MENTION"]
  private static let maximumItems = 100

  static func update(_ request: BusinessRequest, on platform: inout Platform) throws -> JSON {
    let fields = try request.fields()
    let key = try key(in: fields, on: platform)
    let url = try fields.string("callback_url")
    guard url.hasPrefix("https://") || url.hasPrefix("http://") else {
      throw BusinessFailure.invalid("callback_url: Must be an absolute URL.")
    }
    let items = try fields.optionalStrings("item_list") ?? []
    var webhook = platform.webhooks.business[key] ?? .init(url: url)
    webhook.url = url
    // A one-way door, as at TikTok: videos once named stay, and leaving the list out no longer means all of them.
    webhook.items.formUnion(items)
    guard webhook.items.count <= maximumItems else {
      throw BusinessFailure.invalid("item_list: At most \(maximumItems) posts.")
    }
    platform.webhooks.business[key] = webhook
    return data(key, webhook)
  }

  static func list(_ request: BusinessRequest, on platform: inout Platform) throws -> JSON {
    let key = try key(in: try request.fields(), on: platform)
    return data(key, platform.webhooks.business[key])
  }

  static func delete(_ request: BusinessRequest, on platform: inout Platform) throws -> JSON {
    let key = try key(in: try request.fields(), on: platform)
    platform.webhooks.business[key] = nil
    return [:]
  }

  private static func key(in fields: Fields, on platform: Platform) throws -> WebhookBook.BusinessKey {
    let app = try BusinessRequest.app(id: "app_id", secret: "secret", in: fields, on: platform)
    return .init(app: app, eventType: try fields.string("event_type", oneOf: eventTypes))
  }

  /// Without `callback_url` when nothing is subscribed.
  private static func data(_ key: WebhookBook.BusinessKey, _ webhook: WebhookBook.Business?) -> JSON {
    var fields: [(String, JSON)] = [("app_id", .string(key.app)), ("event_type", .string(key.eventType))]
    if let webhook {
      fields.append(("callback_url", .string(webhook.url)))
      if !webhook.items.isEmpty { fields.append(("item_list", .array(webhook.items.sorted().map { .string($0) }))) }
    }
    return .object(fields)
  }
}
