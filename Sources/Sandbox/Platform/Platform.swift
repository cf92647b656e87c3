/// Everything the sandbox knows, as one value without sockets, tasks or locks: what TikTok's databases would hold.
/// Extensions, by subject, hold what can happen to it.
struct Platform {
  let configuration: SandboxConfiguration

  /// App id to secret.
  var apps: [String: String] = [:]
  /// By `open_id`.
  var accounts: [String: SandboxAccount] = [:]
  var tokens = TokenBook()
  var webhooks = WebhookBook()
  var comments: [String: SandboxComment] = [:]
  var commentOrder: [String] = []
  /// Comment ids by account and video.
  var commentsOfVideo: [VideoKey: [String]] = [:]
  /// Comment ids by the comment that they reply to.
  var repliesOfComment: [String: [String]] = [:]
  /// Of which nobody but their owners sees anything.
  var privateVideos: Set<VideoKey> = []
  var deliveries: DeliveryBook
  var calls = CallLog()
  var quotas: QuotaBook
  var faults: FaultBox
  var consent = SandboxConsent.ask
  var commentIDs = CommentIDs()
  var random: SplitMix64
  private var lastSequence = 0

  struct VideoKey: Hashable {
    var account: String
    var video: String
  }

  init(_ configuration: SandboxConfiguration) {
    self.configuration = configuration
    deliveries = DeliveryBook(retrySchedule: configuration.retrySchedule)
    quotas = QuotaBook(configuration.quotas)
    faults = FaultBox(seed: configuration.seed)
    random = SplitMix64(seed: configuration.seed)
  }

  /// Unix milliseconds.
  var now: Int64 { configuration.now() }

  /// Numbers calls and acknowledgements in the order they happened.
  mutating func nextSequence() -> Int {
    lastSequence += 1
    return lastSequence
  }

  /// An id for the log, as TikTok's `request_id`, `log_id` and `X-Tt-Logid` look.
  mutating func nextLogID() -> String { "\(now)" + random.hex(digits: 20).uppercased() }

  mutating func record(
    endpoint: String, account: String?, commentID: String?, status: Int, code: String, succeeded: Bool, fault: String?
  ) {
    calls.append(
      SandboxCall(
        sequence: nextSequence(), at: now, endpoint: endpoint, account: account, commentID: commentID, status: status,
        code: code, succeeded: succeeded, fault: fault))
  }

  /// See `SandboxState.callsAfterAcknowledgedEcho`.
  func callsAfterAcknowledgedEcho() -> [SandboxCall] {
    var firstEcho: [String: Int] = [:]
    for delivery in deliveries.all where delivery.isEcho {
      guard let comment = delivery.commentID, let sequence = delivery.acknowledgedSequence else { continue }
      firstEcho[comment] = min(sequence, firstEcho[comment] ?? sequence)
    }
    return calls.entries.filter { call in
      guard let comment = call.commentID, let echo = firstEcho[comment] else { return false }
      return call.sequence > echo
    }
  }
}
