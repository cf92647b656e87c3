internal import Moderation

struct WebhookSyncOutput: Encodable {
  var wanted: String
  var kept: [RegisteredWebhook]
  var removed: [RegisteredWebhook]
  var adds: Bool
  /// False for a dry run.
  var applied: Bool

  init(_ difference: WebhookDifference, applied: Bool) {
    wanted = difference.wanted
    kept = difference.kept
    removed = difference.removed
    adds = difference.adds
    self.applied = applied
  }
}
