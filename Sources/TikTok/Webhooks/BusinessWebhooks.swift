internal import Moderation
internal import Outbound

/// The webhook calls of the business dialect: one callback for each app and event type, authorised by the app's secret
/// and without a token.
///
/// `item_list` is never sent: once set, an app gets events of the listed posts only, and TikTok has no way back.
struct BusinessWebhooks: Sendable {
  /// The category that comment events belong to; the events' own names are refused.
  static let eventType = "COMMENT"

  private struct Listed: Decodable {
    var callbackURL: String?

    private enum CodingKeys: String, CodingKey {
      case callbackURL = "callback_url"
    }
  }

  let client: BusinessClient

  /// Nil when nothing is subscribed.
  func registered(by app: AppCredentials) async throws(PlatformFailure) -> RegisteredWebhook? {
    var call = call("list", "list webhooks", app)
    call.method = .get
    let listed = try await client.send(call, token: nil, reading: Listed.self)
    guard let url = listed.callbackURL, !url.isEmpty else { return nil }
    return Self.webhook(url)
  }

  /// Replaces the callback that was there.
  func register(_ url: String, by app: AppCredentials) async throws(PlatformFailure) -> RegisteredWebhook {
    try await client.send(call("update", "register a webhook", app, ["callback_url": url]), token: nil)
    return Self.webhook(url)
  }

  func delete(by app: AppCredentials) async throws(PlatformFailure) {
    try await client.send(call("delete", "delete a webhook", app), token: nil)
  }

  private func call(_ name: String, _ purpose: String, _ app: AppCredentials, _ more: [String: String] = [:])
    -> BusinessClient.Call
  {
    let fields = ["app_id": app.clientKey, "secret": app.secret, "event_type": Self.eventType]
    return BusinessClient.Call(
      path: "/business/webhook/\(name)/", purpose: purpose, fields: fields.merging(more) { $1 }, secrets: [app.secret])
  }

  private static func webhook(_ url: String) -> RegisteredWebhook {
    RegisteredWebhook(id: eventType, url: url, events: [eventType])
  }
}
