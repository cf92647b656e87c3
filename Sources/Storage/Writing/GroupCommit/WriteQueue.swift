internal import DequeModule
internal import GRDB
internal import Moderation

/// What waits for the writer: journal entries in a line for each tenant, and all other changes in one of their own. What
/// is in one line keeps its order; between lines there is none. Both are bounded, and so is what one transaction takes.
struct WriteQueue {
  /// What is next.
  struct Turn {
    var batch: WriteBatch
    /// What has its turn after it, outside of a transaction.
    var betweenBatches: [@Sendable (Database) -> Void]
  }

  /// The most places of entries that may wait, of which one tenant has half at most: a fifth of a second of work, so that
  /// overload is answered and not stored up, and 16 MiB of text.
  static let entryPlaces = 16_384
  /// More of them, for tenants of which nothing waits.
  static let entryReserve = 1024
  /// The most that one transaction takes: a few milliseconds of work, for which everybody else waits. More would
  /// hardly be cheaper, its commit being shared by so many already.
  static let batchPlaces = 256
  /// After how many transactions of one tenant alone it may have all of them again: about a second.
  static let solitude = 512
  /// The most closures that may wait. Each has somebody who awaits it.
  static let closureLimit = 4096
  /// The most that one transaction takes.
  static let batchClosures = 32

  /// An entry, or a mark behind some of them.
  private enum Item {
    case entry(QueuedEntry)
    case mark(QueueMark)
  }

  private var entries = FairQueue<TenantID?, Item>(
    capacity: entryPlaces, reserve: entryReserve, solitude: solitude)
  private var closures: Deque<QueuedClosure> = []
  private var betweenBatches: [@Sendable (Database) -> Void] = []
  var isDraining = false
  var isClosed = false
  /// Who waits until there is nothing left.
  var closeWaiters: [CheckedContinuation<Void, Never>] = []

  var count: Int { entries.count + closures.count + betweenBatches.count }

  /// False, and nothing, where its tenant has no more room.
  mutating func append(_ queued: QueuedEntry) -> Bool {
    let entry = queued.entry
    return entries.append(.entry(queued), of: entry.tenantID, places: entry.places)
  }

  /// False, and nothing, where there is no more room.
  mutating func append(_ closure: QueuedClosure) -> Bool {
    guard closures.count < Self.closureLimit else { return false }
    closures.append(closure)
    return true
  }

  /// Has `mark` reached when all that waits in the lines now was written; at once where nothing does.
  mutating func append(_ mark: QueueMark) { mark.expect(entries.mark(.mark(mark))) }

  mutating func append(betweenBatches body: @escaping @Sendable (Database) -> Void) { betweenBatches.append(body) }

  /// Whether a writer that was doing nothing has something to do now.
  mutating func startDraining() -> Bool {
    guard !isDraining, count > 0 else { return false }
    isDraining = true
    return true
  }

  /// Nil where nothing waits. Of each tenant it has `burst` at most, while others send as well.
  mutating func takeTurn(burst: Int) -> Turn? {
    guard count > 0 else { return nil }
    var batch = WriteBatch(closures: Array(closures.prefix(Self.batchClosures)))
    for item in entries.take(places: Self.batchPlaces, burst: burst) {
      switch item {
      case .entry(let entry): batch.entries.append(entry)
      case .mark(let mark): batch.marks.append(mark)
      }
    }
    closures.removeFirst(batch.closures.count)
    defer { betweenBatches = [] }
    return Turn(batch: batch, betweenBatches: betweenBatches)
  }
}

extension JournalEntry {
  /// In the queue: one, and another for each KiB of what it holds in memory.
  fileprivate var places: Int {
    let bytes =
      switch content {
      case .comment(let comment, _, _):
        [comment.text, comment.username, comment.authorID].reduce(0) { $0 + ($1?.utf8.count ?? 0) }
      case .parked(_, let body): body.count
      case .authorizationRemoved(let reason): reason.utf8.count
      }
    return 1 + bytes / 1024
  }
}
