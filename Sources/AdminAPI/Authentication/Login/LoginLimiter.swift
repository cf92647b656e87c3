internal import HTTPTypes
internal import Moderation
internal import Synchronization

/// Slows guessing down, by the network it comes from and by what is guessed at.
///
/// An attack on a name must not keep its operator out. So the delays that grow with a name's failures hold only for
/// networks from which it has not logged in before; a network from which it has, and a session that guesses at its own
/// operator's password, have delays of their own, which nobody else can raise.
///
/// An attempt counts before the password is looked at: many at once gain nothing. All is kept in memory alone, and
/// bounded: when there is too much, what is oldest is forgotten.
final class LoginLimiter: Sendable {
  struct Delays: Sendable {
    /// Attempts without a delay.
    var free: Int
    var longest: Duration

    func delay(after attempts: Int) -> Duration {
      guard attempts >= free else { return .zero }
      return min(longest, .seconds(1 << min(attempts - free, 30)))
    }
  }

  struct Limits: Sendable {
    var perNetwork = 50
    var window = Duration.seconds(60)
    var strangers = Delays(free: 5, longest: .seconds(300))
    var acquaintances = Delays(free: 5, longest: .seconds(60))
    /// A run of failures ends after so long without one.
    var quiet = Duration.seconds(3600)
    var entries = 10_000
  }

  /// What is guessed at, and by whom.
  enum Target: Hashable, Sendable {
    /// From networks that the name has not logged in from, all together.
    case name(String)
    /// From one that it has.
    case nameFromKnownNetwork(String, network: String)
    case session(SessionID)
  }

  private struct Window {
    var began: Timestamp
    var attempts: Int
  }

  private struct Visit: Hashable {
    var name: String
    var network: String
  }

  private struct State {
    var networks: [String: Window] = [:]
    /// When a network last tried a name that it is not known for.
    var visits: [Visit: Timestamp] = [:]
    var runs: [Target: AttemptRun] = [:]
  }

  private let limits: Limits
  private let clock: WallClock
  private let state = Mutex(State())

  init(limits: Limits = Limits(), clock: WallClock) {
    self.limits = limits
    self.clock = clock
  }

  /// Counts an attempt from a network, before anything is looked up. Throws `too_many_attempts` with the seconds to
  /// wait, in which case it does not count.
  func admit(from network: String?) throws(Problem) {
    guard let network else { return }
    let now = clock.now()
    let wait: Duration? = state.withLock { state in
      guard let window = state.networks[network], !isOver(window, at: now) else {
        if state.networks.count >= limits.entries {
          state.networks = forgettingOldest(state.networks, { isOver($0, at: now) }, age: \.began)
        }
        state.networks[network] = Window(began: now, attempts: 1)
        return nil
      }
      guard window.attempts < limits.perNetwork else { return window.began + limits.window - now }
      state.networks[network]?.attempts += 1
      return nil
    }
    if let wait { throw Self.tooMany(wait) }
  }

  /// What is left to a network, as its answers tell it.
  func rateLimit(of network: String?) -> RateLimit {
    let now = clock.now()
    let window = state.withLock { state in network.flatMap { state.networks[$0] } }
    let current = window.flatMap { isOver($0, at: now) ? nil : $0 }
    return RateLimit(
      name: "logins", quota: .requests(limits.perNetwork, in: limits.window),
      remaining: limits.perNetwork - (current?.attempts ?? 0),
      reset: current.map { $0.began + limits.window - now } ?? limits.window)
  }

  /// Counts an attempt at `target` and says how many there were in a row. Throws as `admit(from:)`.
  ///
  /// A network's first attempt at a name never waits for what others did to it: an attack must not keep an operator out
  /// who comes from somewhere new. It gives each network one guess an hour and no more.
  func admit(_ target: Target, from network: String? = nil) throws(Problem) -> Int {
    let now = clock.now()
    let outcome: Result<Int, Problem> = state.withLock { state in
      var run = state.runs[target] ?? AttemptRun(at: now)
      if run.isOver(at: now, after: limits.quiet) { run = AttemptRun(at: now) }
      let isFirst = isFirstVisit(to: target, from: network, at: now, &state)
      if let wait = run.wait(at: now), !isFirst { return .failure(Self.tooMany(wait)) }
      if state.runs[target] == nil, state.runs.count >= limits.entries {
        state.runs = forgettingOldest(state.runs, { $0.isOver(at: now, after: limits.quiet) }, age: \.age)
      }
      run.add(at: now, delays(of: target))
      state.runs[target] = run
      return .success(run.attempts)
    }
    return try outcome.get()
  }

  /// An attempt was right, or nobody could look at it. A stranger's success says nothing about the attempts of others
  /// on the same name, so it takes back its own alone.
  func takeBack(_ target: Target, wasRight: Bool) {
    let now = clock.now()
    state.withLock { state in
      if wasRight, !target.isOfStrangers {
        state.runs[target] = nil
      } else {
        state.runs[target]?.remove(at: now, delays(of: target))
      }
    }
  }

  private func isFirstVisit(
    to target: Target, from network: String?, at now: Timestamp, _ state: inout State
  ) -> Bool {
    guard case .name(let name) = target, let network else { return false }
    let visit = Visit(name: name, network: network)
    let last = state.visits[visit]
    if last == nil, state.visits.count >= limits.entries {
      state.visits = forgettingOldest(state.visits, { isPast($0, at: now) }, age: \.self)
    }
    state.visits[visit] = now
    return last.map { isPast($0, at: now) } ?? true
  }

  /// Whether a visit is so long ago that it counts no more.
  private func isPast(_ visit: Timestamp, at now: Timestamp) -> Bool { now < visit || now - visit >= limits.quiet }

  private func delays(of target: Target) -> Delays { target.isOfStrangers ? limits.strangers : limits.acquaintances }

  private func isOver(_ window: Window, at now: Timestamp) -> Bool {
    // A clock that was set back must not lock anybody out for longer.
    now < window.began || now - window.began >= limits.window
  }

  private func forgettingOldest<Key, Value>(
    _ entries: [Key: Value], _ isOver: (Value) -> Bool, age: (Value) -> Timestamp
  ) -> [Key: Value] {
    let current = entries.filter { !isOver($0.value) }
    guard current.count >= limits.entries else { return current }
    // Half of them at once, so that a flood of new ones does not sort the table for each.
    let kept = current.sorted { age($0.value) > age($1.value) }.prefix(limits.entries / 2)
    return Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
  }

  private static func tooMany(_ wait: Duration) -> Problem {
    .tryAgain(
      in: Int(max(1, wait.wholeSeconds)), "too_many_attempts",
      "too many attempts with this name or from this address; wait before the next one", status: .tooManyRequests)
  }
}

extension LoginLimiter.Target {
  fileprivate var isOfStrangers: Bool {
    if case .name = self { true } else { false }
  }
}
