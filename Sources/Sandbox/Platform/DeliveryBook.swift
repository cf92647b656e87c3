/// The deliveries: which are due, under way and done. No clock of its own; times are passed in.
struct DeliveryBook {
  typealias Instant = ContinuousClock.Instant

  /// Looked up again at each attempt, so that a webhook registered anew is used and a deleted one is not.
  enum Target: Sendable {
    case open(webhook: String)
    case business(app: String, eventType: String)
  }

  private struct Entry {
    var delivery: SandboxDelivery
    var body: [UInt8]
    var target: Target
  }

  /// A delivery that is to be attempted now.
  struct Due: Sendable {
    var id: Int
    var body: [UInt8]
    var target: Target
  }

  private let retrySchedule: [Duration]
  private var entries: [Entry] = []
  private var queue = DueQueue()
  private var inFlight: Set<Int> = []
  private var hasChanged = false

  init(retrySchedule: [Duration]) { self.retrySchedule = retrySchedule }

  var isPaused = false { didSet { hasChanged = true } }
  var all: [SandboxDelivery] { entries.map(\.delivery) }
  var nextID: Int { entries.count + 1 }
  var isIdle: Bool { queue.isEmpty && inFlight.isEmpty }
  /// When the next attempt is due; nil when none is queued or deliveries are paused.
  var nextDue: Instant? { isPaused ? nil : queue.first?.due }

  /// Whether deliveries were added or resumed since the last time this was asked.
  mutating func takeChangeMark() -> Bool {
    defer { hasChanged = false }
    return hasChanged
  }

  mutating func add(_ delivery: SandboxDelivery, body: [UInt8], target: Target, due: Instant) {
    entries.append(Entry(delivery: delivery, body: body, target: target))
    guard delivery.outcome == .pending else { return }
    queue.insert(delivery.id, due: due)
    hasChanged = true
  }

  /// Takes deliveries that are due, earliest first, so that at most `limit` are under way.
  mutating func take(limit: Int, now: Instant) -> [Due] {
    var taken: [Due] = []
    while !isPaused, inFlight.count < limit, let first = queue.first, first.due <= now {
      queue.removeFirst()
      inFlight.insert(first.id)
      let entry = entries[first.id - 1]
      taken.append(Due(id: first.id, body: entry.body, target: entry.target))
    }
    return taken
  }

  /// Notes how an attempt went and queues the next one if there is to be one.
  mutating func finish(_ id: Int, attempt: SandboxDelivery.Attempt, sequence: Int, now: Instant) -> SandboxDelivery {
    inFlight.remove(id)
    entries[id - 1].delivery.attempts.append(attempt)
    let attempts = entries[id - 1].delivery.attempts.count
    if attempt.status == 200 {
      entries[id - 1].delivery.outcome = .acknowledged
      entries[id - 1].delivery.acknowledgedAt = attempt.at
      entries[id - 1].delivery.acknowledgedSequence = sequence
      entries[id - 1].body = []
    } else if attempts > retrySchedule.count {
      discard(id)
    } else {
      queue.insert(id, due: now + retrySchedule[attempts - 1])
    }
    return entries[id - 1].delivery
  }

  /// Gives a delivery up.
  mutating func discard(_ id: Int) {
    inFlight.remove(id)
    entries[id - 1].delivery.outcome = .discarded
    entries[id - 1].body = []
  }

  /// Puts a delivery whose attempt was broken off back to be attempted at once.
  mutating func putBack(_ id: Int, now: Instant) {
    inFlight.remove(id)
    queue.insert(id, due: now)
  }
}
