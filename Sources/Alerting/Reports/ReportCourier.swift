public import Logging
public import Moderation
public import Outbound
public import Sealing

/// Sends reports by mail, and to the alert channels of a tenant that take them.
public struct ReportCourier: ReportSending {
  /// The most that a message with a report may have, as it is sent: many mail servers take no more.
  public static let largestMessage = 10 << 20

  private let post: Post
  private let addresses: AddressPolicy
  private let largest: Int
  private let clock: WallClock
  private let logger: Logger

  /// `addresses` is the client's own policy. Without `mail` no mail is sent. `largest` is in bytes.
  public init(
    http: OutboundClient, addresses: AddressPolicy, mail: MailSettings?, sealer: Sealer,
    largest: Int = ReportCourier.largestMessage, clock: WallClock = .system, logger: Logger
  ) {
    post = Post(http: http, mail: mail, sealer: sealer, logger: logger)
    self.addresses = addresses
    self.largest = largest
    self.clock = clock
    self.logger = logger
  }

  public func send(_ parcel: ReportParcel, to destination: ReportDestination) async -> AlertAnswer {
    switch destination {
    case .mailbox(let address): return await mail(parcel, to: address)
    case .channel(let channel):
      guard !channel.isDisabled else { return .failed(error: "the channel is disabled", retryAfter: nil) }
      do {
        let target = try post.target(of: channel)
        switch channel.kind {
        case .email: return await mail(parcel, to: target)
        case .webhook: return await call(target, parcel, signedWith: try post.secrets(of: channel, at: clock.now()))
        case .slack, .discord: return .refused(error: "channels of kind \(channel.kind) take no reports")
        }
      } catch {
        logger.error(
          "a channel's secrets do not open", metadata: ["channel": "\(channel.id)", "error": "\(error)"])
        return .failed(error: Post.unreadable, retryAfter: nil)
      }
    }
  }

  private func mail(_ parcel: ReportParcel, to address: String) async -> AlertAnswer {
    guard let settings = post.mail else {
      return .failed(error: "this gateway has no mail server any more (smtp.url and smtp.from)", retryAfter: nil)
    }
    guard let recipient = MailAddress(address) else { return .refused(error: "the address cannot be written to") }
    let message = ReportMail(parcel, from: settings.sender, to: recipient, at: clock.now()).bytes
    if let fault = fault(ofSize: message.count) { return .refused(error: fault) }
    return await post.mail(to: address, deadline: Self.deadline, about: "\(parcel.id)") { _, _ in message }
  }

  private func call(_ url: String, _ parcel: ReportParcel, signedWith secrets: [WebhookSigningSecret]) async
    -> AlertAnswer
  {
    // It may have been saved under settings that allowed more.
    do {
      _ = try OutboundURL(url, addresses: addresses)
    } catch {
      return .refused(error: "the target \(error.message)")
    }
    let message = ReportWebhook(parcel, at: clock.now())
    if let fault = fault(ofSize: message.body.count) { return .refused(error: fault) }
    return await post.call(
      url, message.body, headers: [("User-Agent", "gatehouse-reports")] + message.headers(signedWith: secrets),
      of: .webhook, deadline: Self.deadline, about: "\(parcel.id)")
  }

  private func fault(ofSize bytes: Int) -> String? {
    guard bytes > largest else { return nil }
    return """
      the report has \(bytes) bytes with all that is attached, and a message may have \(largest): attach fewer formats, \
      or have each account reported on its own
      """
  }

  /// Files take longer than alerts.
  private static let deadline = Duration.seconds(60)
}
