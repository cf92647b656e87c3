/// How a sandbox behaves. The defaults suit tests and demonstrations: TikTok's quotas, deliveries retried in
/// milliseconds rather than hours.
public struct SandboxConfiguration: Sendable {
  /// The address to listen on.
  public var host = "127.0.0.1"
  /// 0 lets the kernel choose; `SandboxServer.start()` returns the port.
  public var port = 0
  /// Nil sets no limits.
  public var quotas: SandboxQuotas? = SandboxQuotas()
  /// The waits between the attempts of a delivery; when they are used up it is discarded.
  public var retrySchedule = Self.compressedSchedule
  /// How long a receiver may take to answer 200.
  public var deliveryTimeout: Duration = .seconds(10)
  /// At most 64, which is also how many connections to one receiver the HTTP client opens.
  public var maximumDeliveriesInFlight = 16
  /// `comment.update` carries `text` since June 2026; false gives the older events, whose text has to be fetched.
  public var businessEventsCarryText = true
  /// Every draw (faults, ids, tokens) comes from this, so that a run can be repeated.
  public var seed: UInt64 = 1
  /// Unix time in milliseconds, for tokens, quotas and the timestamps in events. Retries run on a monotonic clock.
  public var now: @Sendable () -> Int64 = SystemTime.milliseconds

  public init() {}

  /// 50 ms, doubled up to 2 s, for about two minutes.
  public static let compressedSchedule: [Duration] = schedule(from: 50, cap: 2_000, total: 120_000)

  /// 15 s, doubled up to 6 h, for 72 hours. TikTok documents "up to 72 hours using exponential backoff" and no more.
  public static let realSchedule: [Duration] = schedule(from: 15_000, cap: 21_600_000, total: 259_200_000)

  private static func schedule(from first: Int, cap: Int, total: Int) -> [Duration] {
    var waits: [Duration] = []
    var next = first
    var sum = 0
    while sum < total {
      waits.append(.milliseconds(next))
      sum += next
      next = min(next * 2, cap)
    }
    return waits
  }
}

/// The limits of TikTok's Accounts API at its Basic level, and that of `open.tiktokapis.com`.
public struct SandboxQuotas: Sendable {
  /// `business`: calls to one endpoint for one account in a minute.
  public var perAccountEndpointPerMinute = 40
  /// `business`: calls to all endpoints for one app in a minute.
  public var perAppPerMinute = 600
  /// `business`: calls to all endpoints for one app in a sliding second; more are answered 40100 until it has passed.
  public var perAppPerSecond = 10
  /// `business`: how long a breached limit of a minute answers 40100.
  public var breachWait: Duration = .seconds(300)
  /// `open`: calls to one endpoint for one account in a sliding minute; more are answered 429.
  public var openPerEndpointPerMinute = 600

  public init() {}
}
