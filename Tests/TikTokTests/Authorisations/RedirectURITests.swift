import Moderation
import Testing

@testable import TikTok

@Suite struct RedirectURITests {
  private func text(_ url: String?, strict: Bool = true) -> String? {
    try? RedirectURI(publicURL: url, isStrict: strict).text
  }

  @Test("It is the public URL's origin and one fixed path, with its slash and without a query")
  func form() {
    #expect(text("https://hooks.example.com") == "https://hooks.example.com/oauth/tiktok/")
    #expect(text("https://Hooks.Example.com:443/") == "https://hooks.example.com/oauth/tiktok/")
  }

  @Test(
    "What TikTok would not take is refused with what to set",
    arguments: [
      nil, "", "http://127.0.0.1:8080", "http://hooks.example.com", "https://hooks.example.com:8443",
      "https://hooks.example.com/gate", "https://hooks.example.com/?a=b", "ftp://hooks.example.com",
    ])
  func refused(url: String?) {
    do {
      _ = try RedirectURI(publicURL: url, isStrict: true)
      Issue.record("\(url ?? "nil") was taken")
    } catch {
      guard case .notConfigured(let message) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(message.contains("public"))
    }
  }

  @Test("A stand-in on this machine takes http and a port, but nothing further off does")
  func lenient() {
    #expect(text("http://127.0.0.1:8080", strict: false) == "http://127.0.0.1:8080/oauth/tiktok/")
    #expect(text("http://hooks.example.com", strict: false) == nil)
  }
}
