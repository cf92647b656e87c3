import Outbound
import Testing

@Suite struct MailAddressTests {
  @Test("plain addresses are taken", arguments: ["a@b.example", "ops+gatehouse@mail.example.com", "x.y-z_1@1a.io"])
  func taken(text: String) { #expect(MailAddress(text)?.text == text) }

  @Test(
    "whatever could end a command, a line or a bracket is refused",
    arguments: [
      "", "a", "@b.c", "a@", "a@b", "a@@b.c", "a@b@c.d", "a b@c.d", "a@b .c", "<a@b.c>", "a@b.c>",
      "a@b.c\r\nBcc: x@y.z",
      "a\r\n@b.c", "\"a b\"@c.d", "a@[127.0.0.1]", "a@127.0.0.1\n", "a@-b.c", "a@b-.c", "a@b..c", ".a@b.c", "a.@b.c",
      "a..b@c.d", "ä@b.c", "a@bä.c", "a@b.c,d@e.f", "a;@b.c", "a\0@b.c", "a(x)@b.c",
    ])
  func refused(text: String) { #expect(MailAddress(text) == nil) }

  @Test("lengths are those of SMTP")
  func lengths() {
    #expect(MailAddress(String(repeating: "a", count: 64) + "@b.example") != nil)
    #expect(MailAddress(String(repeating: "a", count: 65) + "@b.example") == nil)
    #expect(MailAddress("a@" + String(repeating: "b.", count: 126) + "c") == nil)
  }

  @Test(
    "a mail server is a host and a port, and nothing more",
    arguments: [
      ("smtp://mail.example.com", true), ("smtp://mail.example.com:587", true), ("smtps://mail.example.com:465", true),
      ("http://mail.example.com", false), ("smtp://user:pass@mail.example.com", false), ("smtp://h/path", false),
      ("mail.example.com", false), ("smtp://", false), ("smtp://h\r\n", false), ("", false),
    ])
  func server(url: String, isTaken: Bool) {
    let server = MailServer(url: url, login: nil, isEncrypted: false, isPrivateAllowed: false)
    #expect((server != nil) == isTaken)
    if let server { #expect(server.isEncrypted == url.hasPrefix("smtps:")) }
  }
}
