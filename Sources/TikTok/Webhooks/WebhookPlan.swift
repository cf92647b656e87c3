internal import Moderation

/// What has to be done to make TikTok's list equal to ours. No I/O.
enum WebhookPlan {
  /// `open`: an account's webhooks. Ours are those that lead to `path`, wherever they point; all others are somebody
  /// else's and left alone. Of several right ones the first is kept.
  static func open(wanted: String, path: String, events: [String], registered: [RegisteredWebhook])
    -> WebhookDifference
  {
    var kept: [RegisteredWebhook] = []
    var removed: [RegisteredWebhook] = []
    for webhook in registered where isOurs(webhook, path) {
      let isRight = isSame(webhook.url, wanted) && Set(webhook.events).isSuperset(of: events)
      if isRight, kept.isEmpty { kept.append(webhook) } else { removed.append(webhook) }
    }
    return WebhookDifference(wanted: wanted, kept: kept, removed: removed, adds: kept.isEmpty)
  }

  /// `business`: an app has one callback for comments, which a registration replaces, so whatever is there and not
  /// wanted is shown as removed.
  static func business(wanted: String, registered: RegisteredWebhook?) -> WebhookDifference {
    let isRight = registered.map { isSame($0.url, wanted) } ?? false
    let list = registered.map { [$0] } ?? []
    return WebhookDifference(wanted: wanted, kept: isRight ? list : [], removed: isRight ? [] : list, adds: !isRight)
  }

  /// In the order in which they are carried out.
  static func steps(of difference: WebhookDifference, _ dialect: Dialect) -> [WebhookStep] {
    let registering = difference.adds ? [WebhookStep.register(url: difference.wanted)] : []
    switch dialect {
    case .open:
      // One at the wanted URL itself makes room first: TikTok may not take the same URL twice.
      let inTheWay = difference.removed.filter { isSame($0.url, difference.wanted) }
      let others = difference.removed.filter { !inTheWay.contains($0) }
      return inTheWay.map { .delete($0) } + registering + others.map { .delete($0) }
    case .business: return registering
    }
  }

  static func isSame(_ url: String, _ wanted: String) -> Bool {
    guard let left = URLSplit(url), let right = URLSplit(wanted) else { return url == wanted }
    return left == right
  }

  private static func isOurs(_ webhook: RegisteredWebhook, _ path: String) -> Bool {
    URLSplit(webhook.url)?.path == path
  }
}
