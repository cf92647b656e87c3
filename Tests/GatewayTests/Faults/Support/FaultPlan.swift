import Foundation

/// How far the fault suite goes: a short form in `make test`, and all of it in `make chaos`, which says so in the
/// environment. All draws come from the seed, so that a run can be repeated.
struct FaultPlan: Sendable {
  static let current = FaultPlan(ProcessInfo.processInfo.environment)

  let seed: UInt64
  /// Times that the gateway is killed under load.
  let kills: Int
  /// Times that it is killed while it replies.
  let replyKills: Int
  let clockJumps: Int
  /// How long TikTok is down, in hours of the gateway's clock.
  let outage: Int
  let slowSenders: Int
  let connections: Int
  /// How long honest clients are measured at a time, in seconds.
  let measured: Double
  /// Databases that are damaged in each way.
  let damages: Int
  /// Where each fault leaves its row of the table.
  let folder: String?

  private init(_ environment: [String: String]) {
    let isFull = environment["CHAOS_FOLDER"] != nil
    func number(_ name: String, short: Int, full: Int) -> Int {
      environment["CHAOS_" + name].flatMap { Int($0) } ?? (isFull ? full : short)
    }
    seed = UInt64(number("SEED", short: 20_261_127, full: 20_261_127))
    kills = number("KILLS", short: 10, full: 200)
    replyKills = number("REPLY_KILLS", short: 4, full: 20)
    clockJumps = number("CLOCK_JUMPS", short: 2, full: 12)
    outage = number("OUTAGE_HOURS", short: 3, full: 24)
    slowSenders = number("SLOW_SENDERS", short: 200, full: 2000)
    connections = number("CONNECTIONS", short: 1000, full: 10_000)
    measured = Double(number("SECONDS", short: 1, full: 5))
    damages = number("DAMAGES", short: 1, full: 20)
    folder = environment["CHAOS_FOLDER"]
  }
}
