internal import Synchronization

/// What ingest hands over to be kept: the outcome of one verified delivery.
public struct JournalEntry: Sendable {
  public enum Content: Sendable {
    /// A comment event. `decision` is nil for kinds that are not moderated; `action` is what it asks of TikTok.
    case comment(CommentEvent, decision: Decision?, action: PlannedAction?)
    /// Verified, but nothing we can use: kept with its reason so that a person can look.
    case parked(reason: String, body: [UInt8])
    /// TikTok withdrew the account's authorisation.
    case authorizationRemoved(reason: String)
  }

  /// How we came to know of it.
  public enum Origin: Equatable, Sendable {
    case delivery
    /// A delivery that had been parked is read once more.
    case retry
    /// A comment that no delivery had brought was found at TikTok. Such an entry is a repetition wherever the account
    /// has an event of the comment's creation already, and a delivery that comes after all is one too: TikTok's list
    /// gives the time in whole seconds, so their times differ.
    case sweep
  }

  /// Nil only for a parked delivery to a shared app that names no account we know: it belongs to the gateway.
  public var tenantID: TenantID?
  /// Nil only for a parked delivery that names no account we know.
  public var accountID: AccountID?
  public var content: Content
  public var receivedAt: Timestamp
  /// When TikTok signed the delivery, by its clock; nil where it does not say.
  public var signedAt: Timestamp?
  public var origin: Origin

  public init(
    tenantID: TenantID?, accountID: AccountID?, content: Content, receivedAt: Timestamp, signedAt: Timestamp? = nil,
    origin: Origin = .delivery
  ) {
    self.tenantID = tenantID
    self.accountID = accountID
    self.content = content
    self.receivedAt = receivedAt
    self.signedAt = signedAt
    self.origin = origin
  }
}

/// What became of one entry.
public enum JournalOutcome: Equatable, Sendable {
  /// On disk: the delivery may be acknowledged.
  case stored
  /// The same delivery is already on disk: acknowledge, nothing changed.
  case duplicate
  /// Not on disk: answer 503 so that TikTok delivers it again.
  case failed(StorageError)
}

/// What became of one of several entries that were handed over together.
public struct PlacedOutcome: Equatable, Sendable {
  /// Of the entry among them, from 0.
  public var place: Int
  public var outcome: JournalOutcome

  public init(place: Int, outcome: JournalOutcome) {
    self.place = place
    self.outcome = outcome
  }
}

/// The durable end of ingest. One call takes what one event loop gathered in one turn, so that it costs one
/// hand-over to the writer, and one back from each transaction.
public protocol DeliveryJournal: Sendable {
  /// Keeps all entries, each whole or not at all: event, decision, action and counters together, and a failing one does
  /// not fail the others. An event that shows one of our actions done confirms it in the same transaction. A tenant's
  /// entries keep their order; those of different tenants have none.
  ///
  /// `whenKnown` is called with the outcomes of some entries as soon as they are known, until each entry had one: what
  /// there is no room for is `failed(.overloaded)` at once, and what is on disk need not wait for the rest. It is called
  /// on any thread and must not block.
  func record(_ entries: [JournalEntry], whenKnown: @escaping @Sendable ([PlacedOutcome]) -> Void)
}

extension DeliveryJournal {
  /// One outcome for each entry, in order, once all are known.
  public func record(_ entries: [JournalEntry]) async -> [JournalOutcome] {
    guard !entries.isEmpty else { return [] }
    let known = Mutex<[PlacedOutcome]>([])
    return await withCheckedContinuation { continuation in
      record(entries) { outcomes in
        let all = known.withLock { known in
          known += outcomes
          return known.count == entries.count ? known : nil
        }
        guard let all else { return }
        continuation.resume(returning: all.sorted { $0.place < $1.place }.map(\.outcome))
      }
    }
  }
}
