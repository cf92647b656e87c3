/// The registered webhooks of both dialects.
struct WebhookBook {
  struct Open {
    let id: String
    let account: String
    var url: String
    var secret: String
    var events: [String]
  }

  struct BusinessKey: Hashable {
    var app: String
    var eventType: String
  }

  struct Business {
    var url: String
    /// Empty means all videos.
    var items: Set<String> = []

    func covers(video: String) -> Bool { items.isEmpty || items.contains(video) }
  }

  private(set) var open: [Open] = []
  var business: [BusinessKey: Business] = [:]

  /// Registering a URL again replaces its secret and events and keeps its id.
  mutating func registerOpen(_ webhook: Open) -> Open {
    guard let index = open.firstIndex(where: { $0.account == webhook.account && $0.url == webhook.url }) else {
      open.append(webhook)
      return webhook
    }
    open[index].secret = webhook.secret
    open[index].events = webhook.events
    return open[index]
  }

  /// False when the account has no such webhook.
  mutating func deleteOpen(_ id: String, of account: String) -> Bool {
    let before = open.count
    open.removeAll { $0.id == id && $0.account == account }
    return open.count < before
  }

  var all: [SandboxWebhook] {
    let ofAccounts = open.map {
      SandboxWebhook(id: $0.id, dialect: .open, owner: $0.account, url: $0.url, events: $0.events)
    }
    let ofApps = business.map { key, webhook in
      SandboxWebhook(
        id: "\(key.app)/\(key.eventType)", dialect: .business, owner: key.app, url: webhook.url,
        events: [key.eventType])
    }
    return ofAccounts + ofApps.sorted { $0.id < $1.id }
  }
}
