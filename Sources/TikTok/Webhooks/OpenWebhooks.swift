internal import FoundationEssentials
internal import Moderation
internal import Outbound

/// The webhook calls of the open dialect, made with the account's token.
struct OpenWebhooks: Sendable {
  static let events = ["video_comment_created", "video_comment_deleted"]

  private struct Registration: Encodable {
    var url: String
    var secret: String
    var events: [String]
  }

  private struct Listed: Decodable {
    var data: [Item]

    struct Item: Decodable {
      var id: ExactID
      var url: String
      var events: [String]?
    }
  }

  let client: OpenClient
  let tokens: TokenKeeper

  func list(of account: Account) async throws(PlatformFailure) -> [RegisteredWebhook] {
    let purpose = "list webhooks"
    let body = try await send(.init(method: .get, path: "/webhook/list/", purpose: purpose), account)
    guard let listed = try? JSONDecoder().decode(Listed.self, from: Data(body)) else {
      throw .unreadable(purpose, status: 200)
    }
    return listed.data.map { RegisteredWebhook(id: $0.id.text, url: $0.url, events: $0.events ?? []) }
  }

  /// TikTok's answer does not say which id it gave: the list does.
  func register(_ url: String, secret: String, of account: Account) async throws(PlatformFailure) -> RegisteredWebhook {
    let purpose = "register a webhook"
    let before = Set(try await list(of: account, isRegistered: false).map(\.id))
    _ = try await send(
      .init(
        method: .post, path: "/webhook/register/", purpose: purpose,
        body: try JSONBody.encode(Registration(url: url, secret: secret, events: Self.events)), secrets: [secret]),
      account)
    let matching = try await list(of: account, isRegistered: true).filter { WebhookPlan.isSame($0.url, url) }
    // Where the URL was registered already, TikTok may have changed that webhook instead of adding one.
    guard let registered = matching.first(where: { !before.contains($0.id) }) ?? matching.last else {
      throw PlatformFailure(
        kind: .transient, status: 200, code: nil,
        message: "TikTok accepted the webhook but does not list it; list the account's webhooks again in a minute",
        mayHaveHappened: true)
    }
    return registered
  }

  /// The list as a part of a registration: whether that happened is known when it fails.
  private func list(of account: Account, isRegistered: Bool) async throws(PlatformFailure) -> [RegisteredWebhook] {
    do {
      return try await list(of: account)
    } catch {
      var failure = error
      failure.mayHaveHappened = isRegistered
      throw failure
    }
  }

  func delete(_ id: String, of account: Account) async throws(PlatformFailure) {
    _ = try await send(
      .init(
        method: .delete, path: "/webhook/delete/", purpose: "delete a webhook",
        body: try JSONBody.encode(["webhook_id": id])),
      account)
  }

  private func send(_ call: OpenClient.Call, _ account: Account) async throws(PlatformFailure) -> [UInt8] {
    try await tokens.withAccessToken(of: account) { token throws(PlatformFailure) in
      try await client.send(call, token: token)
    }
  }
}
