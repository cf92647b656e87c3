import Alerting
import Moderation
import Outbound
import TestSupport
import Testing

/// Reports by mail, handed to a stand-in server over a real connection.
@Suite("Reports by mail") struct ReportMailTests {
  private func send(_ receiver: MailReceiver) async throws -> AlertAnswer { try await send(.sample(), receiver) }

  private func send(_ parcel: ReportParcel, _ receiver: MailReceiver) async throws -> AlertAnswer {
    var answer: AlertAnswer?
    try await withCourier(.publicOnly, mail: receiver) { courier, _ in
      answer = await courier.send(parcel, to: .mailbox("ada@client.example"))
    }
    return try #require(answer)
  }

  @Test("a summary in plain text comes first, then the page, the table and the JSON as files, each byte as it was made")
  func whole() async throws {
    try await MailReceiver.run { receiver in
      let page = "<!doctype html>\n.\r\nü" + String(repeating: "x", count: 9999)
      #expect(try await send(.sample(report: .sample(html: page)), receiver) == .delivered)
      let mail = try #require(receiver.mails.first)
      #expect(mail.to == ["<ada@client.example>"])
      let read = try ReadMail(mail.message)
      #expect(read.headers.contains("From: Nova <alerts@gate.example>"))
      #expect(read.headers.contains("Message-ID: <\(ReportParcel.sample().id)@gate.example>"))
      #expect(read.headers.contains { $0.hasPrefix("Subject: Comment moderation for Nova") })
      #expect(read.parts.count == 4)
      #expect(read.parts[0].headers.contains("Content-Type: text/plain; charset=utf-8"))
      #expect(read.parts[0].content.contains(String(repeating: "ab", count: 32)))
      #expect(read.parts[0].content.contains("From 2026-11-16 to 2026-11-22 (Europe/Berlin)."))
      #expect(
        read.parts[1].headers.contains(
          #"Content-Disposition: attachment; filename="nova-2026-11-16-to-2026-11-22.html""#))
      #expect(read.parts[1].content == page)
      #expect(read.parts[2].headers.contains("Content-Type: text/csv; charset=utf-8"))
      #expect(read.parts[2].content == MadeClientReport.sample().csv)
      #expect(read.parts[3].content == MadeClientReport.sample().json)
    }
  }

  @Test("only what was chosen is attached")
  func chosen() async throws {
    try await MailReceiver.run { receiver in
      let order = ReportOrder.sample(.mailboxes(["ada@client.example"]), formats: [.csv])
      #expect(try await send(.sample(order), receiver) == .delivered)
      let parts = try ReadMail(try #require(receiver.mails.first).message).parts
      #expect(parts.count == 2 && parts[1].headers.contains("Content-Type: text/csv; charset=utf-8"))
    }
  }

  @Test(
    "no name can add a header, a recipient, a part or a second mail",
    arguments: [
      "Nova\r\nBcc: evil@x.example", "Nova\r\n\r\n--=_rdl_1\r\n", "Nova\r\n.\r\nMAIL FROM:<a@b.c>", "\"Nova\" <x@y.z>",
      "=?utf-8?B?eA==?=", "Nova\u{0}\u{85}\u{2028}x", String(repeating: "ñ", count: 500), "",
    ])
  func injection(name: String) async throws {
    try await MailReceiver.run { receiver in
      let order = ReportOrder.sample(.mailboxes(["ada@client.example"]), name: name)
      let parcel = ReportParcel.sample(order, report: .sample(title: name, name: name))
      #expect(try await send(parcel, receiver) == .delivered)
      #expect(receiver.mails.count == 1)
      let mail = try #require(receiver.mails.first)
      #expect(mail.to == ["<ada@client.example>"])
      let read = try ReadMail(mail.message)
      #expect(
        read.headers.map { $0.prefix { $0 != ":" } } == [
          "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
        ])
      #expect(read.headers.first?.hasSuffix(" <alerts@gate.example>") == true)
      #expect(read.headers.first?.filter { $0 == "@" }.count == 1)
      #expect(read.parts.count == 4)
    }
  }

  @Test("what is too large for a mail server is refused with what to do, and nothing is sent")
  func size() async throws {
    try await MailReceiver.run { receiver in
      try await withCourier(mail: receiver, largest: 20_000) { courier, _ in
        let large = ReportParcel.sample(report: .sample(html: String(repeating: "x", count: 15_000)))
        let answer = await courier.send(large, to: .mailbox("ada@client.example"))
        guard case .refused(let error) = answer else {
          Issue.record("\(answer)")
          return
        }
        #expect(error.contains("20000") && error.contains("attach fewer formats"))
        #expect(receiver.commands.isEmpty)
        #expect(await courier.send(.sample(), to: .mailbox("ada@client.example")) == .delivered)
      }
    }
  }

  @Test("a mailbox that does not exist is given up at once, one that is full is tried again")
  func replies() async throws {
    try await MailReceiver.run(.init(recipientReply: "550 no such user")) { receiver in
      let answer = try await send(receiver)
      #expect(answer == .refused(error: "the mail server does not take mail for this address (550)"))
    }
    try await MailReceiver.run(.init(recipientReply: "452 full")) { receiver in
      let answer = try await send(receiver)
      #expect(answer == .failed(error: "the mail server put it off (452)", retryAfter: nil))
    }
    try await withCourier { courier, _ in
      let answer = await courier.send(.sample(), to: .mailbox("ada@client.example"))
      guard case .failed(let error, _) = answer else {
        Issue.record("\(answer)")
        return
      }
      #expect(error.contains("smtp.url"))
    }
  }
}
