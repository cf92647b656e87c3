internal import Listening
internal import Moderation
internal import Synchronization

/// Stands before whoever takes creators back from TikTok: anybody can ask for the path, and each time costs a look into
/// the database.
final class CallbackGate: Sendable {
  /// Bytes. TikTok's are a tenth of it.
  static let maximumQuery = 4096

  /// How often one address may ask: so many at once, and one more each second.
  static let burst = 30
  /// How many may be under way at once, whoever asks.
  static let maximumUnderWay = 32
  /// Addresses that are remembered; when there are more, those that have not asked for long are forgotten.
  static let maximumAddresses = 4096

  private struct State {
    var underWay = 0
    /// When an address would have all its turns back.
    var fullAt: [String: ContinuousClock.Instant] = [:]
  }

  private let callback: any AuthorisationCallback
  private let state = Mutex(State())

  init(_ callback: any AuthorisationCallback) { self.callback = callback }

  func answer(to query: String, from address: String?) async -> Answer {
    guard enter(from: address.flatMap { IPAddress($0)?.network } ?? "", at: .now) else { return CallbackPage.tooMany }
    defer { leave() }
    return CallbackPage.answer(for: await callback.receive(query: query, from: address))
  }

  /// True where `leave` is to follow.
  func enter(from address: String, at now: ContinuousClock.Instant) -> Bool {
    state.withLock { state in
      let fullAt = max(state.fullAt[address] ?? now, now) + .seconds(1)
      guard state.underWay < Self.maximumUnderWay, fullAt - now <= .seconds(Self.burst) else { return false }
      state.fullAt[address] = fullAt
      if state.fullAt.count > Self.maximumAddresses { Self.forget(&state, at: now) }
      state.underWay += 1
      return true
    }
  }

  func leave() { state.withLock { $0.underWay -= 1 } }

  var addressCount: Int { state.withLock { $0.fullAt.count } }

  /// Whose turns are all back needs no memory. Where that is not enough somebody has thousands of addresses, and the
  /// limit that is left is the one for all together.
  private static func forget(_ state: inout State, at now: ContinuousClock.Instant) {
    state.fullAt = state.fullAt.filter { $0.value > now }
    if state.fullAt.count > maximumAddresses { state.fullAt.removeAll() }
  }
}
