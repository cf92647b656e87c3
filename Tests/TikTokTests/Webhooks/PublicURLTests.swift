import Moderation
import Testing

@testable import TikTok

@Suite("Public URLs")
struct PublicURLTests {
  @Test(
    "an https origin is taken, and written one way",
    arguments: [
      ("https://hooks.example.com", "https://hooks.example.com"),
      ("https://hooks.example.com/", "https://hooks.example.com"),
      ("HTTPS://Hooks.Example.COM:443", "https://hooks.example.com"),
      ("https://hooks.example.com:8443", "https://hooks.example.com:8443"),
      ("https://203.0.113.7", "https://203.0.113.7"), ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
      ("http://localhost:8080", "http://localhost:8080"), ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
      ("http://[::1]:80", "http://[::1]"), ("https://a1b2.ngrok-free.app", "https://a1b2.ngrok-free.app"),
    ])
  func accepted(text: String, origin: String) throws { #expect(try PublicURL(text).origin == origin) }

  @Test(
    "anything else is refused with words that say what to set",
    arguments: [
      nil, "", "hooks.example.com", "ftp://hooks.example.com", "http://hooks.example.com",
      "http://127.0.0.1.example.com",
      "http://128.0.0.1", "https://", "https://user:password@hooks.example.com", "https://hooks.example.com/path",
      "https://hooks.example.com?x=1", "https://hooks.example.com/#f", "https://hooks.example.com:0",
      "https://hooks.example.com:65536", "https://hooks.example.com:", "https://hooks.example.com:+1",
      "https://hooks..com", "https://-a.com", "https://a b.com", "https://a.com\n", "https://bücher.example",
      "https://[::1", "https://[]", "https://a.com\\@b.com", "https:/a.com",
    ])
  func refused(text: String?) {
    #expect {
      try PublicURL(text)
    } throws: { error in
      guard case .notConfigured(let message) = error as? WebhookError else { return false }
      return message.contains("public URL") && !message.contains("password@")
    }
  }
}
