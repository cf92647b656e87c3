import Moderation
import Synchronization

/// Hands everything on and remembers what it was given.
final class RecordingJournal: DeliveryJournal {
  private let inner: any DeliveryJournal
  private let seen = Mutex<[JournalEntry]>([])

  init(_ inner: any DeliveryJournal) { self.inner = inner }

  var entries: [JournalEntry] { seen.withLock { $0 } }

  func record(_ entries: [JournalEntry], whenKnown: @escaping @Sendable ([PlacedOutcome]) -> Void) {
    seen.withLock { $0 += entries }
    inner.record(entries, whenKnown: whenKnown)
  }
}

/// Keeps nothing.
struct FailingJournal: DeliveryJournal {
  var error: StorageError

  func record(_ entries: [JournalEntry], whenKnown: @escaping @Sendable ([PlacedOutcome]) -> Void) {
    whenKnown(entries.indices.map { PlacedOutcome(place: $0, outcome: .failed(error)) })
  }
}

/// Says that it stored what it was given when it is told to, on the thread that tells it.
final class HeldJournal: DeliveryJournal {
  private let held = Mutex<[@Sendable () -> Void]>([])

  var count: Int { held.withLock { $0.count } }

  func record(_ entries: [JournalEntry], whenKnown: @escaping @Sendable ([PlacedOutcome]) -> Void) {
    held.withLock { held in
      held.append { whenKnown(entries.indices.map { PlacedOutcome(place: $0, outcome: .stored) }) }
    }
  }

  func storeNext() { held.withLock { $0.isEmpty ? nil : $0.removeFirst() }?() }
}

/// Holds everything back until it is opened.
final class GatedJournal: DeliveryJournal {
  private struct State {
    var isOpen = false
    var held: [@Sendable () -> Void] = []
    var arrivals: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())
  private let inner: any DeliveryJournal

  init(_ inner: any DeliveryJournal) { self.inner = inner }

  func record(_ entries: [JournalEntry], whenKnown: @escaping @Sendable ([PlacedOutcome]) -> Void) {
    let (passes, arrivals) = state.withLock { state in
      if !state.isOpen { state.held.append { self.inner.record(entries, whenKnown: whenKnown) } }
      defer { state.arrivals = [] }
      return (state.isOpen, state.arrivals)
    }
    for arrival in arrivals { arrival.resume() }
    if passes { inner.record(entries, whenKnown: whenKnown) }
  }

  /// Returns once something is held.
  func waitForArrival() async {
    await withCheckedContinuation { continuation in
      let isHere = state.withLock { state in
        if state.held.isEmpty { state.arrivals.append(continuation) }
        return !state.held.isEmpty
      }
      if isHere { continuation.resume() }
    }
  }

  func open() {
    let held = state.withLock { state in
      state.isOpen = true
      defer { state.held = [] }
      return state.held
    }
    for pass in held { pass() }
  }
}

/// Makes a gated journal where the fixture makes its own, and lets the test find it.
final class GateBox: Sendable {
  private let gates = Mutex<GatedJournal?>(nil)

  var last: GatedJournal? { gates.withLock { $0 } }

  func gate(_ inner: any DeliveryJournal) -> GatedJournal {
    let gate = GatedJournal(inner)
    gates.withLock { $0 = gate }
    return gate
  }
}
