internal import Moderation

/// Leaves alone what fails: opens when most of the calls of the last minutes failed, then lets one through at a time,
/// and closes with the first that succeeds. No clock of its own.
struct CircuitBreaker {
  static let window = Duration.seconds(300)
  static let probePause = Duration.seconds(30)
  private static let fewestCalls = 10
  private static let failingPercent = 70
  /// A probe that nobody reported the end of does not hold it open.
  private static let longestProbe = Duration.seconds(120)

  private enum State: Equatable {
    case closed
    case open(nextProbe: Timestamp)
    case probing(since: Timestamp)
  }

  private struct Result {
    var moment: Timestamp
    var isFailure: Bool
  }

  private var state = State.closed
  private var results: ArraySlice<Result> = []
  private var failures = 0

  var isClosed: Bool { state == .closed }

  /// When a call may be made; nil when it may now.
  func opening(at moment: Timestamp) -> Timestamp? {
    let opening: Timestamp
    switch state {
    case .closed: return nil
    case .open(let nextProbe): opening = nextProbe
    // A probe may end at any time.
    case .probing(let since): opening = since + Self.longestProbe <= moment ? moment : moment + .seconds(1)
    }
    return opening > moment ? opening : nil
  }

  /// A call that may be made is made.
  mutating func began(at moment: Timestamp) { if !isClosed { state = .probing(since: moment) } }

  /// A call was never made, or says nothing of how it is: if it was the probe, another may be made.
  mutating func learntNothing(at moment: Timestamp) {
    if case .probing = state { state = .open(nextProbe: moment) }
  }

  mutating func succeeded(at moment: Timestamp) {
    guard isClosed else {
      self = CircuitBreaker()
      return
    }
    add(Result(moment: moment, isFailure: false))
  }

  /// True when this opened it.
  mutating func failed(at moment: Timestamp) -> Bool {
    guard isClosed else {
      state = .open(nextProbe: moment + Self.probePause)
      return false
    }
    add(Result(moment: moment, isFailure: true))
    guard results.count >= Self.fewestCalls, failures * 100 >= results.count * Self.failingPercent else { return false }
    state = .open(nextProbe: moment + Self.probePause)
    return true
  }

  /// Whether there is nothing to remember.
  mutating func isIdle(at moment: Timestamp) -> Bool {
    drop(before: moment - Self.window)
    return isClosed && results.isEmpty
  }

  private mutating func add(_ result: Result) {
    drop(before: result.moment - Self.window)
    results.append(result)
    failures += result.isFailure ? 1 : 0
  }

  private mutating func drop(before moment: Timestamp) {
    while let first = results.first, first.moment < moment {
      results.removeFirst()
      failures -= first.isFailure ? 1 : 0
    }
  }
}
