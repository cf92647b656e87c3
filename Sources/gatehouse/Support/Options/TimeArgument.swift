internal import ArgumentParser
internal import Moderation

/// A moment on the command line: RFC 3339, a date, or so long ago: `30m`, `24h`, `7d`.
struct TimeArgument: ExpressibleByArgument, Equatable, Sendable {
  let moment: Timestamp

  init?(argument: String) { self.init(argument, now: WallClock.system.now()) }

  init?(_ argument: String, now: Timestamp) {
    if let moment = Timestamp(argument) {
      self.moment = moment
      return
    }
    let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    guard let unit = argument.last.flatMap({ units[$0] }), argument.first?.isNumber == true,
      let count = UInt16(argument.dropLast())
    else { return nil }
    moment = now - .seconds(Int64(count) * unit)
  }
}
