public import Logging
public import Moderation
public import Outbound
public import Sealing

/// Tells alerts over Slack, Discord, webhooks and mail.
public struct AlertTeller: AlertTelling {
  private let post: Post
  private let addresses: AddressPolicy
  private let clock: WallClock
  private let logger: Logger

  /// `addresses` is the client's own policy. Without `mail` no mail is sent.
  public init(
    http: OutboundClient, addresses: AddressPolicy, mail: MailSettings?, sealer: Sealer, clock: WallClock = .system,
    logger: Logger
  ) {
    post = Post(http: http, mail: mail, sealer: sealer, logger: logger)
    self.addresses = addresses
    self.clock = clock
    self.logger = logger
  }

  public func tell(_ letter: AlertLetter) async -> AlertAnswer {
    let channel = letter.channel
    let target: String
    let secrets: [WebhookSigningSecret]
    do {
      target = try post.target(of: channel)
      secrets = try post.secrets(of: channel, at: clock.now())
    } catch {
      logger.error(
        "an alert channel's secrets do not open", metadata: ["channel": "\(channel.id)", "error": "\(error)"])
      return .failed(error: Post.unreadable, retryAfter: nil)
    }
    // It may have been saved under settings that allowed more.
    if let fault = fault(of: target, for: channel.kind) { return .refused(error: "the target \(fault)") }
    switch channel.kind {
    case .slack: return await call(target, SlackMessage.body(of: letter), letter)
    case .discord: return await call(target, DiscordMessage.body(of: letter), letter)
    case .webhook:
      let message = WebhookMessage(letter, at: clock.now())
      return await call(target, message.body, letter, headers: message.headers(signedWith: secrets))
    case .email: return await mail(letter, to: target)
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
      guard post.mail != nil else {
        return "cannot be written to: this gateway has no mail server (smtp.url and smtp.from)"
      }
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

  private func call(
    _ url: String, _ body: [UInt8], _ letter: AlertLetter, headers: [(name: String, value: String)] = []
  ) async -> AlertAnswer {
    await post.call(
      url, body, headers: [("User-Agent", "gatehouse-alerts")] + headers, of: letter.channel.kind,
      deadline: Self.deadline, about: "\(letter.channel.id)")
  }

  private func mail(_ letter: AlertLetter, to address: String) async -> AlertAnswer {
    await post.mail(to: address, deadline: Self.mailDeadline, about: "\(letter.channel.id)") { sender, recipient in
      MailMessage(letter, from: sender, to: recipient, at: clock.now()).bytes
    }
  }

  private static let deadline = Duration.seconds(10)
  private static let mailDeadline = Duration.seconds(20)
}
