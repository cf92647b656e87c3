import Moderation
import Testing

@testable import TikTok

@Suite("What a webhook sync would do")
struct WebhookPlanTests {
  static let path = "/webhooks/ten_1/acc_1"
  static let wanted = "https://new.example.com" + path

  static func hook(_ id: String, _ url: String, _ events: [String] = OpenWebhooks.events) -> RegisteredWebhook {
    RegisteredWebhook(id: id, url: url, events: events)
  }

  static let cases: [(String, [RegisteredWebhook], [String], [String], Bool)] = [
    ("nothing there", [], [], [], true),
    ("right", [hook("1", wanted)], ["1"], [], false),
    ("right in another spelling", [hook("1", "HTTPS://NEW.example.com:443" + path)], ["1"], [], false),
    ("on another origin", [hook("1", "https://old.example.com" + path)], [], ["1"], true),
    ("on another port", [hook("1", "https://new.example.com:444" + path)], [], ["1"], true),
    ("twice", [hook("1", wanted), hook("2", wanted)], ["1"], ["2"], false),
    ("one event is missing", [hook("1", wanted, ["video_comment_created"])], [], ["1"], true),
    ("wrong, then right", [hook("1", wanted, []), hook("2", wanted)], ["2"], ["1"], false),
    ("more events than ours", [hook("1", wanted, OpenWebhooks.events + ["x"])], ["1"], [], false),
    ("a stranger's", [hook("1", "https://new.example.com/hook")], [], [], true),
    ("another account's", [hook("1", "https://old.example.com/webhooks/ten_1/acc_2")], [], [], true),
    ("ours with a query is not ours", [hook("1", "https://old.example.com\(path)?x=1")], [], [], true),
    ("a longer path", [hook("1", "https://old.example.com\(path)/x")], [], [], true),
    ("not a URL", [hook("1", "")], [], [], true),
  ]

  @Test("open: ours and wrong is removed, ours and right kept, a stranger's left alone", arguments: cases)
  func open(name: String, registered: [RegisteredWebhook], kept: [String], removed: [String], adds: Bool) {
    let plan = WebhookPlan.open(
      wanted: Self.wanted, path: Self.path, events: OpenWebhooks.events, registered: registered)
    #expect(plan.kept.map(\.id) == kept && plan.removed.map(\.id) == removed && plan.adds == adds, "\(name)")
    #expect(plan.wanted == Self.wanted)
    #expect(plan.isEmpty == (removed.isEmpty && !adds))
  }

  @Test("business: the one callback is kept or replaced")
  func business() {
    let wanted = "https://new.example.com/webhooks/apps/app_1"
    let right = Self.hook("COMMENT", wanted)
    let wrong = Self.hook("COMMENT", "https://old.example.com/webhooks/apps/app_1")
    #expect(
      WebhookPlan.business(wanted: wanted, registered: right)
        == WebhookDifference(wanted: wanted, kept: [right], removed: [], adds: false))
    #expect(
      WebhookPlan.business(wanted: wanted, registered: wrong)
        == WebhookDifference(wanted: wanted, kept: [], removed: [wrong], adds: true))
    #expect(
      WebhookPlan.business(wanted: wanted, registered: nil)
        == WebhookDifference(wanted: wanted, kept: [], removed: [], adds: true))
  }
}
