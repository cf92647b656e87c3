import Alerting
import FoundationEssentials
import Moderation
import TestSupport
import Testing

/// Slack and Discord, over real HTTP.
@Suite struct ChatTellingTests {
  private struct SlackBody: Decodable { var text: String }
  private struct DiscordBody: Decodable {
    struct Mentions: Decodable { var parse: [String] }
    var content: String
    var allowed_mentions: Mentions
  }

  private func slack(_ alerts: [RaisedAlert]) async throws -> String {
    var text = ""
    try await Receiver.run { receiver in
      try await withTeller { teller, sealer in
        let channel = try AlertChannel.sample(.slack, target: receiver.url(), sealer: sealer)
        #expect(await teller.tell(.sample(channel, alerts)) == .delivered)
        let call = try #require(receiver.calls.first)
        #expect(call.headers["webhook-signature"] == nil)
        text = try JSONDecoder().decode(SlackBody.self, from: Data(call.body.utf8)).text
      }
    }
    return text
  }

  private func discord(_ alerts: [RaisedAlert]) async throws -> DiscordBody {
    var body: DiscordBody?
    try await Receiver.run { receiver in
      try await withTeller { teller, sealer in
        let channel = try AlertChannel.sample(.discord, target: receiver.url(), sealer: sealer)
        #expect(await teller.tell(.sample(channel, alerts)) == .delivered)
        body = try JSONDecoder().decode(DiscordBody.self, from: Data(try #require(receiver.calls.first).body.utf8))
      }
    }
    return try #require(body)
  }

  @Test("Slack hears what happened, to whom and how often")
  func slackText() async throws {
    let text = try await slack([.sample(times: 12)])
    #expect(
      text == """
        *Rule matched: rule spam (Nova)*
        rule spam held for a comment
        12 times from 2026-11-24 09:30:00 UTC to 2026-11-24 09:31:30 UTC
        """)
  }

  @Test("no name and no message can mention anybody or make a link in Slack")
  func slackEscapes() async throws {
    let text = try await slack([
      .sample(subject: "<!channel>", message: "<https://evil.example|click> & <@U1>", tenantName: "<!here>")
    ])
    #expect(!text.contains("<"))
    #expect(text.contains("&lt;!channel&gt;"))
    #expect(text.contains("&amp;"))
  }

  @Test("nobody is mentioned in Discord, and its marks are only characters")
  func discordEscapes() async throws {
    let body = try await discord([.sample(subject: "@everyone <@1>", message: "**x** [a](https://evil.example)")])
    #expect(body.allowed_mentions.parse.isEmpty)
    #expect(body.content.contains("\\@everyone \\<\\@1\\>") || body.content.contains("\\@everyone \\<\\@1>"))
    #expect(body.content.contains("\\*\\*x\\*\\* \\[a\\]\\(https\\:"))
  }

  @Test("a line is a line: control characters and direction overrides are taken out")
  func lines() async throws {
    let text = try await slack([.sample(subject: "a\r\nb\u{202E}c\u{2028}d\u{0}e", message: "x\ny")])
    #expect(text.split(separator: "\n").count == 3)
    #expect(text.contains("a  bc d e"))
  }

  @Test("a digest counts what it does not show, and fits", arguments: [1, 2, 20, 21, 500])
  func digests(count: Int) async throws {
    let alerts = (1...count).map {
      RaisedAlert.sample(subject: "rule r\($0)", message: String(repeating: "é", count: 300))
    }
    let text = try await slack(alerts)
    #expect(text.hasPrefix("Gatehouse: \(count) alerts") == (count > 1))
    #expect(text.hasSuffix("and \(count - 20) more") == (count > 20))
    let content = try await discord(alerts).content
    #expect(content.utf16.count <= 2000)
    let shown = content.matches(of: /rule r\d+/).count
    #expect(shown == count || content.hasSuffix("and \(count - shown) more"))
  }

  @Test("one message too long for Discord is cut between characters")
  func cut() async throws {
    let message = String(repeating: "👩‍👩‍👧‍👦*", count: 900)
    let content = try await discord([.sample(message: message)]).content
    #expect(content.utf16.count <= 2000)
  }

  @Test(
    "a webhook that was deleted in Slack or Discord is given up at once",
    arguments: [AlertChannel.Kind.slack, .discord])
  func deleted(kind: AlertChannel.Kind) async throws {
    try await Receiver.run(replying: { _, _ in .init(status: 404) }) { receiver in
      try await withTeller { teller, sealer in
        let answer = await teller.tell(.sample(try .sample(kind, target: receiver.url(), sealer: sealer)))
        #expect(answer == .refused(error: "it answered with status 404: its webhook was deleted; save its new URL"))
      }
    }
  }
}
