internal import Moderation
internal import NIOCore

/// Gathers what the connections of one event loop want kept in one turn of the loop, and brings the outcomes back: one
/// hand-over to the writer, and one back from each transaction, however many events are in it.
///
/// Used on its event loop alone, which `NIOLoopBound` enforces.
final class LoopJournal {
  typealias Reply = (JournalOutcome) -> Void

  /// Reused by every decision on this loop.
  let scratch = MatchScratch()

  private let loop: any EventLoop
  private let journal: any DeliveryJournal
  private let metrics: LoopMetrics
  private var entries: [JournalEntry] = []
  private var replies: [Reply] = []

  init(loop: any EventLoop, journal: any DeliveryJournal, metrics: LoopMetrics) {
    self.loop = loop
    self.journal = journal
    self.metrics = metrics
  }

  /// `reply` is called on the loop, once.
  func record(_ entry: JournalEntry, reply: @escaping Reply) {
    if entries.isEmpty {
      let bound = NIOLoopBound(self, eventLoop: loop)
      // Runs after all sockets that are ready now have been read.
      loop.execute { bound.value.flush() }
    }
    entries.append(entry)
    replies.append(reply)
  }

  private func flush() {
    let batch = entries
    let waiting = NIOLoopBound((replies: replies, metrics: metrics), eventLoop: loop)
    entries = []
    replies = []
    journal.record(batch) { [loop] known in
      loop.execute {
        for known in known { waiting.value.replies[known.place](known.outcome) }
        waiting.value.metrics.flush()
      }
    }
  }
}
