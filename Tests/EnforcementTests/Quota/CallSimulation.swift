import Moderation

@testable import Enforcement

/// Workers that want calls, and a clock that only the simulation moves.
struct CallSimulation {
  /// What one account wants of one kind.
  struct Line {
    var account: Account
    var endpoint = PlatformCall.Endpoint.hide
    var urgency = PlatformCall.Urgency.prompt
    var pending: Int
    var inFlight = 0
    /// It was told that it is of no use to ask before then.
    var notBefore = CallSimulation.start

    var call: PlatformCall { PlatformCall(endpoint, for: account, urgency: urgency) }
  }

  struct Made {
    var line: Int
    var began: Timestamp
    /// When TikTok counts it.
    var arrival: Timestamp
    var end: Timestamp
  }

  static let start = Timestamp(seconds: 1_700_000_000)

  var desk: CallDesk
  var lines: [Line]
  /// How long a call takes, in milliseconds.
  var latency = 50...600
  /// Whether the least served asks first, as in the outbox, or anybody.
  var asksInTurn = true
  private(set) var now = Self.start
  private(set) var made: [Made] = []
  private var underWay: [Made] = []
  private var generator: SeededGenerator

  init(_ limits: CallLimits = CallLimits(), lines: [Line], seed: UInt64) {
    desk = CallDesk(limits)
    self.lines = lines
    generator = SeededGenerator(seed: seed)
  }

  mutating func run(for duration: Duration) {
    let end = now + duration
    while now < end {
      for call in underWay where call.end <= now {
        desk.ended(lines[call.line].call, .succeeded, at: call.end)
        lines[call.line].inFlight -= 1
      }
      underWay.removeAll { $0.end <= now }
      while ask() {}
      let next =
        [
          underWay.map(\.end).min(), lines.filter { $0.pending > 0 && $0.notBefore > now }.map(\.notBefore).min(), end,
        ].compactMap { $0 }.min() ?? end
      now = min(max(next, now + .milliseconds(1)), end)
    }
  }

  /// Everybody who may asks once, or where they ask in turn until somebody gets a call; whether anybody did.
  private mutating func ask() -> Bool {
    var isAnyAdmitted = false
    for index in order() where lines[index].pending > 0 && lines[index].inFlight < 8 && lines[index].notBefore <= now {
      switch desk.admit(lines[index].call, at: now) {
      case .later(let moment): lines[index].notBefore = max(moment, now + .milliseconds(1))
      case .admitted:
        isAnyAdmitted = true
        lines[index].pending -= 1
        lines[index].inFlight += 1
        let end = now + .milliseconds(Int.random(in: latency, using: &generator))
        let arrival = now + .milliseconds(Int64.random(in: 0...(end - now).milliseconds, using: &generator))
        let call = Made(line: index, began: now, arrival: arrival, end: end)
        made.append(call)
        underWay.append(call)
        // Whose turn it is depends on who had the last one.
        if asksInTurn { return true }
      }
    }
    return isAnyAdmitted
  }

  private mutating func order() -> [Int] {
    let shuffled = lines.indices.shuffled(using: &generator)
    guard asksInTurn else { return shuffled }
    let turns = desk.turns(at: now)
    func served(_ line: Line) -> (Int, Int, Int) {
      guard let app = line.account.appID else { return (0, 0, 0) }
      return (
        line.urgency.rawValue, turns.tenantCalls[.init(.init(of: line.account.tenantID, in: app), .prompt)] ?? 0,
        turns.accountCalls[.init(line.account.id, .prompt)] ?? 0
      )
    }
    return shuffled.sorted { served(lines[$0]) < served(lines[$1]) }
  }

  func count(of line: Int, since moment: Timestamp = Self.start) -> Int {
    made.count { $0.line == line && $0.began >= moment }
  }
}
