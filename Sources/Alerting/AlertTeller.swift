public import Logging
public import Moderation
public import Outbound
public import Sealing

/// Tells alerts over Slack, Discord, webhooks and mail.
public struct AlertTeller: AlertTelling {
  private let http: OutboundClient
  private let addresses: AddressPolicy
  private let mail: MailSettings?
  private let sealer: Sealer
  private let clock: WallClock
  private let logger: Logger

  /// `addresses` is the client's own policy. Without `mail` no mail is sent.
  public init(
    http: OutboundClient, addresses: AddressPolicy, mail: MailSettings?, sealer: Sealer, clock: WallClock = .system,
    logger: Logger
  ) {
    self.http = http
    self.addresses = addresses
    self.mail = mail
    self.sealer = sealer
    self.clock = clock
    self.logger = logger
  }

  public func tell(_ letter: AlertLetter) async -> AlertAnswer {
    let channel = letter.channel
    let target: String
    let secrets: [WebhookSigningSecret]
    do {
      target = try open(channel.target, at: .alertTarget(channel.id))
      secrets = try (channel.signing?.live(at: clock.now()) ?? []).compactMap {
        WebhookSigningSecret(try open($0, at: .alertSigningSecret(channel.id)))
      }
    } catch {
      logger.error(
        "an alert channel's secrets do not open", metadata: ["channel": "\(channel.id)", "error": "\(error)"])
      return .failed(error: "the gateway cannot read what it stored for this channel", retryAfter: nil)
    }
    // It may have been saved under settings that allowed more.
    if let fault = fault(of: target, for: channel.kind) { return .refused(error: "the target \(fault)") }
    switch channel.kind {
    case .slack: return await post(SlackMessage.body(of: letter), to: target, letter)
    case .discord: return await post(DiscordMessage.body(of: letter), to: target, letter)
    case .webhook:
      let message = WebhookMessage(letter, at: clock.now())
      return await post(message.body, to: target, letter, headers: message.headers(signedWith: secrets))
    case .email: return await send(letter, to: target)
    }
  }

  public func fault(of target: String, for kind: AlertChannel.Kind) -> String? {
    switch kind {
    case .slack, .discord, .webhook:
      do {
        _ = try OutboundURL(target, addresses: addresses)
        return nil
      } catch {
        return error.message
      }
    case .email:
      guard mail != nil else { return "cannot be written to: this gateway has no mail server (smtp.url and smtp.from)" }
      return MailAddress(target) == nil ? "must be a mail address such as alerts@example.com, in ASCII" : nil
    }
  }

  public func shown(_ target: String, for kind: AlertChannel.Kind) -> String {
    guard kind != .email else { return target }
    // Judged by the loosest policy: a URL that may no longer be called is shown all the same.
    guard let url = try? OutboundURL(target, addresses: .allowPrivate) else { return "…" }
    let port = url.port.map { ":\($0)" } ?? ""
    // What is so short that its end would tell most of it is not shown.
    return url.host + port + "/…" + (target.utf8.count >= url.host.utf8.count + 40 ? String(target.suffix(4)) : "")
  }

  private func open(_ secret: SealedSecret, at location: SecretLocation) throws -> String {
    String(decoding: try sealer.open(secret.bytes, context: location.context), as: UTF8.self)
  }

  private func post(
    _ body: [UInt8], to url: String, _ letter: AlertLetter, headers: [(name: String, value: String)] = []
  ) async -> AlertAnswer {
    let request = OutboundRequest(
      .post, url, headers: [("Content-Type", "application/json"), ("User-Agent", "gatehouse-alerts")] + headers,
      body: body, deadline: Self.deadline, maximumResponseBytes: Self.longestAnswer)
    do {
      return AlertAnswer(try await http.send(request), of: letter.channel.kind)
    } catch {
      log(error, letter)
      return .failed(error: error.tellable, retryAfter: nil)
    }
  }

  private func send(_ letter: AlertLetter, to address: String) async -> AlertAnswer {
    guard let mail, let recipient = MailAddress(address) else {
      return .refused(error: "the address cannot be written to")
    }
    let message = MailMessage(letter, from: mail.sender, to: recipient, at: clock.now())
    do {
      return AlertAnswer(
        replyCode: try await http.send(
          OutboundMail(
            server: mail.server, sender: mail.sender, recipient: recipient, message: message.bytes,
            deadline: Self.mailDeadline)))
    } catch {
      log(error, letter)
      return .failed(error: "the gateway's mail server could not be reached", retryAfter: nil)
    }
  }

  /// The log is for whoever runs the gateway, so that it may name the cause.
  private func log(_ error: OutboundError, _ letter: AlertLetter) {
    logger.notice(
      "an alert was not told", metadata: ["channel": "\(letter.channel.id)", "reason": "\(error.description)"])
  }

  private static let deadline = Duration.seconds(10)
  private static let mailDeadline = Duration.seconds(20)
  private static let longestAnswer = 64 << 10
}
