import Sealing
import Testing

@Suite struct WebhookSigningSecretTests {
  @Test("signs the example that Standard Webhooks publishes as it does")
  func vector() throws {
    let secret = try #require(WebhookSigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
    let signature = secret.signature(
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330, body: Array(#"{"test": 2432232314}"#.utf8))
    #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
  }

  @Test("a fresh one is another one each time, can be read back, and shows itself nowhere")
  func fresh() throws {
    let (one, other) = (try WebhookSigningSecret.fresh(), try WebhookSigningSecret.fresh())
    #expect(one.text != other.text)
    let read = try #require(WebhookSigningSecret(one.text))
    #expect(read.signature(id: "a", timestamp: 1, body: []) == one.signature(id: "a", timestamp: 1, body: []))
    #expect(!"\(one)".contains(one.text.suffix(8)))
    var dumped = ""
    dump(one, to: &dumped)
    #expect(!dumped.contains(one.text.suffix(8)))
  }

  @Test(
    "anything else is none",
    arguments: [
      "", "whsec_", "whsec_AAAA", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS!",
      "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_" + String(repeating: "A", count: 88) + "AAAA",
    ])
  func malformed(text: String) { #expect(WebhookSigningSecret(text) == nil) }
}
