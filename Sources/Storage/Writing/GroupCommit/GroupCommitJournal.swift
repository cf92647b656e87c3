public import Moderation

/// The durable end of ingest in SQLite.
public struct GroupCommitJournal: DeliveryJournal {
  private let writer: GroupCommitWriter

  public init(_ database: GatehouseDatabase) { writer = database.writer }

  public func record(_ entries: [JournalEntry], whenKnown: @escaping @Sendable ([PlacedOutcome]) -> Void) {
    writer.record(entries, whenKnown: whenKnown)
  }
}
