internal import Moderation

/// Counts what becomes of the deliveries of one dialect on one event loop.
final class DeliveryCounts {
  let repeated: LoopCounter
  let ignored: LoopCounter
  let badSignature: LoopCounter
  let stale: LoopCounter
  let notStored: LoopCounter
  let notDecided: LoopCounter
  private let accepted: LoopCounter
  private let parked: LoopCounter
  private let disconnected: LoopCounter

  init(_ dialect: Dialect) {
    func counter(_ outcome: String) -> LoopCounter {
      LoopCounter("gatehouse_deliveries_total", [("dialect", dialect.rawValue), ("outcome", outcome)])
    }
    repeated = counter("repeated")
    ignored = counter("ignored")
    badSignature = counter("bad_signature")
    stale = counter("stale")
    notStored = counter("not_stored")
    notDecided = counter("not_decided")
    accepted = counter("accepted")
    parked = counter("parked")
    disconnected = counter("disconnected")
  }

  /// What counts it once it is on disk.
  func stored(_ content: JournalEntry.Content) -> LoopCounter {
    switch content {
    case .comment: accepted
    case .parked: parked
    case .authorizationRemoved: disconnected
    }
  }

  func flush() {
    for counter in [
      accepted, repeated, parked, disconnected, ignored, badSignature, stale, notStored, notDecided,
    ] { counter.flush() }
  }
}
