import Alerting
import FoundationEssentials
import Moderation
import Outbound
import Sealing
import TestSupport
import Testing

/// Calls of somebody's own server, over real HTTP.
@Suite struct WebhookTellingTests {
  private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

  @Test("is signed so that the receiver can verify it, under an id that stays the same at a second attempt")
  func signed() async throws {
    try await Receiver.run { receiver in
      try await withTeller { teller, sealer in
        let channel = try AlertChannel.sample(target: receiver.url(), sealer: sealer, secret: Self.secret)
        let letter = AlertLetter.sample(channel)
        #expect(await teller.tell(letter) == .delivered)
        #expect(await teller.tell(letter) == .delivered)
        #expect(receiver.calls.map { $0.headers["webhook-id"] } == ["\(letter.id)", "\(letter.id)"])
        let call = receiver.calls[0]
        #expect(call.headers["webhook-timestamp"] == "\(moment.seconds)")
        #expect(call.headers["content-type"] == "application/json")
        // Put together by hand, as docs/alerts.md tells receivers to.
        let key = try #require(Data(base64Encoded: String(Self.secret.dropFirst(6))))
        let signed = "\(letter.id).\(moment.seconds).\(call.body)"
        let expected = "v1," + Data(HMACKey(key).tag(of: signed.utf8)).base64EncodedString()
        #expect(call.headers["webhook-signature"] == expected)
      }
    }
  }

  @Test("carries two signatures while a secret is being replaced, and one afterwards")
  func rotation() async throws {
    let fresh = try WebhookSigningSecret.fresh()
    try await Receiver.run { receiver in
      for (until, count) in [(moment + .seconds(1), 2), (moment, 1)] {
        try await withTeller { teller, sealer in
          let channel = try AlertChannel.sample(
            target: receiver.url(), sealer: sealer, secret: fresh.text, previous: (Self.secret, until))
          let letter = AlertLetter.sample(channel)
          #expect(await teller.tell(letter) == .delivered)
          let call = try #require(receiver.calls.last)
          let signatures = (call.headers["webhook-signature"] ?? "").split(separator: " ").map(String.init)
          let secrets = [fresh, try #require(WebhookSigningSecret(Self.secret))].prefix(count)
          let expected = secrets.map {
            $0.signature(id: "\(letter.id)", timestamp: moment.seconds, body: call.body.utf8)
          }
          #expect(signatures == expected)
        }
      }
    }
  }

  @Test("tells all there is to know, the same way for one alert and for many")
  func body() async throws {
    struct Message: Decodable {
      struct Content: Decodable { var alerts: [Item] }
      struct Item: Decodable {
        var id, kind, subject, message: String
        var tenant_id, tenant_name: String?
        var times: Int
      }
      var type, timestamp: String
      var data: Content
    }
    try await Receiver.run { receiver in
      try await withTeller { teller, sealer in
        let channel = try AlertChannel.sample(target: receiver.url(), sealer: sealer)
        let alerts: [RaisedAlert] = [
          .sample(message: "held for \"x\"\u{202E}\n\u{1F600}", times: 3), .sample(.gatewayUnready, tenantName: nil),
        ]
        #expect(await teller.tell(.sample(channel, alerts)) == .delivered)
        #expect(await teller.tell(.sample(channel, [alerts[0]])) == .delivered)
        let messages = try receiver.calls.map { try JSONDecoder().decode(Message.self, from: Data($0.body.utf8)) }
        #expect(messages.map(\.type) == ["digest", "rule.matched"])
        #expect(messages[0].data.alerts.map(\.id) == alerts.map { "\($0.alert.id)" })
        #expect(messages[0].data.alerts.map(\.times) == [3, 1])
        #expect(messages[0].data.alerts.map(\.tenant_name) == ["Nova", nil])
        #expect(messages[0].data.alerts[0].message == alerts[0].alert.message)
      }
    }
  }

  @Test(
    "answers are understood",
    arguments: [
      (200, AlertAnswer.delivered), (204, .delivered),
      (302, .failed(error: "it answered with status 302; redirects are not followed", retryAfter: nil)),
      (404, .failed(error: "it answered with status 404", retryAfter: nil)),
      (410, .refused(error: "it answered with status 410: it wants no more of this")),
      (429, .failed(error: "it answered with status 429", retryAfter: .seconds(30))),
      (500, .failed(error: "it answered with status 500", retryAfter: nil)),
      (503, .failed(error: "it answered with status 503", retryAfter: .seconds(30))),
    ])
  func answers(status: Int, answer: AlertAnswer) async throws {
    let reply = Receiver.Reply(
      status: status, headers: [("Retry-After", "30"), ("Location", "http://127.0.0.1:1/")], body: "internal details")
    try await Receiver.run(replying: { _, _ in reply }) { receiver in
      try await withTeller { teller, sealer in
        let channel = try AlertChannel.sample(target: receiver.url(), sealer: sealer)
        #expect(await teller.tell(.sample(channel)) == answer)
        #expect(receiver.calls.count == 1)
      }
    }
  }

  @Test("a wish to be left alone is kept to within reason", arguments: ["-1", "soon", "", "1e999", "nan", "999999999"])
  func wishes(wish: String) async throws {
    let reply = Receiver.Reply(status: 429, headers: [("Retry-After", wish)])
    try await Receiver.run(replying: { _, _ in reply }) { receiver in
      try await withTeller { teller, sealer in
        let answer = await teller.tell(.sample(try .sample(target: receiver.url(), sealer: sealer)))
        guard case .failed(_, let wait) = answer else {
          Issue.record("\(answer)")
          return
        }
        #expect(wait == nil || wait == .seconds(6 * 3600))
      }
    }
  }

  @Test("an answer of any size and a server that never answers end the call")
  func hostile() async throws {
    try await Receiver.run(replying: { _, _ in .init(body: String(repeating: "x", count: 1 << 20)) }) { receiver in
      try await withTeller { teller, sealer in
        let answer = await teller.tell(.sample(try .sample(target: receiver.url(), sealer: sealer)))
        #expect(answer == .failed(error: "it sent a larger answer than is accepted", retryAfter: nil))
      }
    }
  }

  @Test(
    "of the gateway's own network it says nothing: what is refused, closed or unknown all sounds the same",
    arguments: [
      "https://127.0.0.1:1/", "https://no-such-name.invalid-tld-x/", "https://localtest.me/",
      "https://10.0.0.1:4443/",
    ])
  func noOracle(url: String) async throws {
    let allowed: [AlertAnswer] = [
      // By its form, which says nothing about the network.
      .refused(error: "the target must name a host of the public internet"),
      .refused(error: "the target must have no port, 443, or one from 1024 on"),
      .failed(
        error: "it could not be reached; it must be a host of the public internet, with a valid certificate",
        retryAfter: nil),
      // Where the machine's name server does not answer.
      .failed(error: "it did not answer in time", retryAfter: nil),
    ]
    try await withTeller(.publicOnly) { teller, sealer in
      let answer = await teller.tell(.sample(try .sample(target: url, sealer: sealer)))
      #expect(allowed.contains(answer), "\(answer)")
    }
  }

  @Test("a URL is shown as its host and its last four characters, and one that is nearly all secret without them")
  func shown() async throws {
    try await withTeller { teller, _ in
      let url = "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXwxyz"
      #expect(teller.shown(url, for: .slack) == "hooks.slack.com/…wxyz")
      #expect(teller.shown("https://a.example/short", for: .webhook) == "a.example/…")
      #expect(teller.shown("ops@a.example", for: .email) == "ops@a.example")
    }
  }
}
