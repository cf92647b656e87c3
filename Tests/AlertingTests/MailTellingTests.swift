import Alerting
import FoundationEssentials
import Moderation
import Outbound
import Sealing
import TestSupport
import Testing

/// Mail, handed to a stand-in server over a real connection.
@Suite struct MailTellingTests {
  private func settings(
    _ receiver: MailReceiver, login: MailServer.Login? = nil, isEncrypted: Bool = false, isPrivateAllowed: Bool = true
  ) throws -> MailSettings {
    MailSettings(
      server: try #require(
        MailServer(
          url: "smtp://127.0.0.1:\(receiver.port)", login: login, isEncrypted: isEncrypted,
          isPrivateAllowed: isPrivateAllowed)),
      sender: try #require(MailAddress("alerts@gate.example")))
  }

  private func tell(
    _ mail: MailSettings, _ alerts: [RaisedAlert] = [.sample()], policy: AddressPolicy = .publicOnly
  ) async throws -> (answer: AlertAnswer, id: AlertDeliveryID) {
    var result: (AlertAnswer, AlertDeliveryID)?
    try await withTeller(policy, mail: mail) { teller, sealer in
      let letter = AlertLetter.sample(try .sample(.email, target: "ops@nova.example", sealer: sealer), alerts)
      result = (await teller.tell(letter), letter.id)
    }
    return try #require(result)
  }

  private func parts(_ message: String) throws -> (headers: [String], body: String) {
    let parts = message.split(separator: "\r\n\r\n", maxSplits: 1)
    let encoded = parts[1].replacing("\r\n", with: "")
    let bytes = try #require(Data(base64Encoded: String(encoded)))
    let body = String(decoding: bytes, as: UTF8.self)
    return (parts[0].split(separator: "\r\n").map(String.init), body)
  }

  @Test("arrives whole, with what every mail must have")
  func whole() async throws {
    try await MailReceiver.run { receiver in
      let (answer, id) = try await tell(try settings(receiver))
      #expect(answer == .delivered)
      let mail = try #require(receiver.mails.first)
      #expect(mail.from.hasPrefix("<alerts@gate.example>"))
      #expect(mail.to == ["<ops@nova.example>"])
      let (headers, body) = try parts(mail.message)
      #expect(
        headers == [
          "From: Gatehouse <alerts@gate.example>", "To: <ops@nova.example>",
          "Subject: Gatehouse: Rule matched (Nova)", "Date: Tue, 24 Nov 2026 09:30:00 +0000",
          "Message-ID: <\(id)@gate.example>", "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
          "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
        ])
      #expect(
        body == "Rule matched: rule spam (Nova)\r\nrule spam held for a comment\r\n2026-11-24 09:30:00 UTC\r\n")
    }
  }

  @Test(
    "no name can add a header, a recipient or a second mail",
    arguments: [
      "Nova\r\nBcc: evil@x.example", "Nova\nBcc: evil@x.example", "Nova\r\n\r\nbody", "Nova\r\n.\r\nMAIL FROM:<a@b.c>",
      "=?utf-8?B?eA==?=", "Nova\u{0}\u{85}\u{2028}x", String(repeating: "ñ", count: 500), "\u{202E}avoN",
    ])
  func injection(name: String) async throws {
    try await MailReceiver.run { receiver in
      let hostile = RaisedAlert.sample(subject: name, message: name + "\r\n.\r\nRCPT TO:<x@y.z>", tenantName: name)
      let answer = try await tell(try settings(receiver), [hostile]).answer
      #expect(answer == .delivered)
      #expect(receiver.mails.count == 1)
      let mail = try #require(receiver.mails.first)
      #expect(mail.to == ["<ops@nova.example>"])
      #expect(receiver.commands.count { $0.hasPrefix("MAIL") || $0.hasPrefix("RCPT") } == 2)
      let head = mail.message.split(separator: "\r\n\r\n", maxSplits: 1)[0]
      let names = head.split(separator: "\r\n").filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
      #expect(
        names == [
          "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
          "Content-Transfer-Encoding",
        ])
      #expect(mail.message.utf8.allSatisfy { $0 < 0x80 })
      #expect(mail.message.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 78 + 10 })
    }
  }

  @Test("a subject in any script is encoded in words that end between characters")
  func subject() async throws {
    let name = "Агентство 東京 👩‍👩‍👧‍👦 مرحبا und noch viel mehr Text, damit es umbrochen wird"
    try await MailReceiver.run { receiver in
      let answer = try await tell(try settings(receiver), [.sample(tenantName: name)]).answer
      #expect(answer == .delivered)
      let message = try #require(receiver.mails.first).message
      let words = message.matches(of: /=\?utf-8\?B\?([A-Za-z0-9+\/=]+)\?=/)
      #expect(words.count > 1)
      #expect(words.allSatisfy { $0.0.count <= 75 })
      // A word that ended inside a character would not be UTF-8.
      let texts = try words.map { word in
        let bytes = try #require(Data(base64Encoded: String(word.1)))
        return try #require(String(validating: bytes, as: UTF8.self))
      }
      #expect(texts.joined() == "Gatehouse: Rule matched (\(name))")
    }
  }

  @Test(
    "replies are understood",
    arguments: [
      ("550 no such user", AlertAnswer.refused(error: "the mail server does not take mail for this address (550)")),
      ("450 try later", .failed(error: "the mail server put it off (450)", retryAfter: nil)),
    ])
  func replies(reply: String, answer: AlertAnswer) async throws {
    try await MailReceiver.run(.init(recipientReply: reply)) { receiver in
      let told = try await tell(try settings(receiver)).answer
      #expect(told == answer)
      #expect(receiver.mails.isEmpty)
    }
  }

  @Test("logs in where it has a login, and says that it is the login which is wrong")
  func login() async throws {
    let login = MailServer.Login(user: "gate", password: "hunter2")
    let announced = ["AUTH PLAIN"]
    try await MailReceiver.run(.init(extensions: announced)) { receiver in
      let answer = try await tell(try settings(receiver, login: login)).answer
      #expect(answer == .delivered)
      #expect(receiver.commands.contains { $0.hasPrefix("AUTH PLAIN") })
    }
    try await MailReceiver.run(.init(extensions: announced, loginReply: "535 no")) { receiver in
      let answer = try await tell(try settings(receiver, login: login)).answer
      #expect(answer == .failed(error: "the gateway's mail server does not accept its login (535)", retryAfter: nil))
      #expect(receiver.mails.isEmpty)
    }
  }

  @Test("where TLS is required, a server that offers none is told nothing")
  func encryption() async throws {
    try await MailReceiver.run { receiver in
      let login = MailServer.Login(user: "gate", password: "hunter2")
      let answer = try await tell(try settings(receiver, login: login, isEncrypted: true)).answer
      guard case .failed = answer else {
        Issue.record("\(answer)")
        return
      }
      #expect(receiver.mails.isEmpty)
      #expect(!receiver.commands.contains { $0.hasPrefix("MAIL") || $0.hasPrefix("AUTH") })
    }
  }

  @Test("a mail server in a private network is reached only where that is allowed")
  func privateServer() async throws {
    try await MailReceiver.run { receiver in
      let answer = try await tell(try settings(receiver, isPrivateAllowed: false)).answer
      #expect(answer == .failed(error: "the gateway's mail server could not be reached", retryAfter: nil))
      #expect(receiver.commands.isEmpty)
    }
  }

  @Test("without a mail server no mail address is taken, and with one only a mail address")
  func faults() async throws {
    try await withTeller { teller, _ in
      #expect(teller.fault(of: "ops@nova.example", for: .email)?.contains("smtp.url") == true)
    }
    try await MailReceiver.run { receiver in
      try await withTeller(mail: try settings(receiver)) { teller, _ in
        #expect(teller.fault(of: "ops@nova.example", for: .email) == nil)
        for target in ["ops", "a@b.c\r\nBcc: x@y.z", "https://nova.example"] {
          #expect(teller.fault(of: target, for: .email) != nil)
        }
      }
    }
  }
}
