internal import Logging
internal import Moderation
internal import Outbound
internal import Sealing

/// What alerts and reports have in common on their way out.
struct Post: Sendable {
  /// In words for a tenant.
  static let unreadable = "the gateway cannot read what it stored for this channel"
  private static let longestAnswer = 64 << 10

  let http: OutboundClient
  /// Nil where no mail is sent.
  let mail: MailSettings?
  let sealer: Sealer
  let logger: Logger

  /// Where the channel leads, in the clear.
  func target(of channel: AlertChannel) throws -> String { try open(channel.target, at: .alertTarget(channel.id)) }

  /// What to sign with; none but for webhooks.
  func secrets(of channel: AlertChannel, at moment: Timestamp) throws -> [WebhookSigningSecret] {
    try (channel.signing?.live(at: moment) ?? []).compactMap {
      WebhookSigningSecret(try open($0, at: .alertSigningSecret(channel.id)))
    }
  }

  /// One call of a webhook. `subject` names it in the log.
  func call(
    _ url: String, _ body: [UInt8], headers: [(name: String, value: String)], of kind: AlertChannel.Kind,
    deadline: Duration, about subject: String
  ) async -> AlertAnswer {
    let request = OutboundRequest(
      .post, url, headers: [("Content-Type", "application/json")] + headers, body: body, deadline: deadline,
      maximumResponseBytes: Self.longestAnswer)
    do {
      return AlertAnswer(try await http.send(request), of: kind)
    } catch {
      log(error, subject)
      return .failed(error: error.tellable, retryAfter: nil)
    }
  }

  /// One mail to one mailbox.
  func mail(
    to address: String, deadline: Duration, about subject: String,
    message: (_ sender: MailAddress, _ recipient: MailAddress) -> [UInt8]
  ) async -> AlertAnswer {
    guard let mail, let recipient = MailAddress(address) else {
      return .refused(error: "the address cannot be written to")
    }
    do {
      return AlertAnswer(
        replyCode: try await http.send(
          OutboundMail(
            server: mail.server, sender: mail.sender, recipient: recipient, message: message(mail.sender, recipient),
            deadline: deadline)))
    } catch {
      log(error, subject)
      return .failed(error: "the gateway's mail server could not be reached", retryAfter: nil)
    }
  }

  private func open(_ secret: SealedSecret, at location: SecretLocation) throws -> String {
    String(decoding: try sealer.open(secret.bytes, context: location.context), as: UTF8.self)
  }

  /// The log is for whoever runs the gateway, so that it may name the cause.
  private func log(_ error: OutboundError, _ subject: String) {
    logger.notice("a message was not sent", metadata: ["of": "\(subject)", "reason": "\(error.description)"])
  }
}
