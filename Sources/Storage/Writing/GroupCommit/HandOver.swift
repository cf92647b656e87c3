internal import Moderation

/// Entries that were handed over together. They may come to the disk in several transactions, and their sender hears
/// once from each.
///
/// Unchecked: what changes is used on the database's writer queue alone.
final class HandOver: @unchecked Sendable {
  let entries: [JournalEntry]
  private let receiver: @Sendable ([PlacedOutcome]) -> Void
  private var untold: [PlacedOutcome] = []

  init(_ entries: [JournalEntry], then receiver: @escaping @Sendable ([PlacedOutcome]) -> Void) {
    self.entries = entries
    self.receiver = receiver
  }

  func learn(_ outcome: JournalOutcome, at place: Int) { untold.append(PlacedOutcome(place: place, outcome: outcome)) }

  /// Hands on what was learnt since the last time; nothing where nothing was.
  func tell() {
    guard !untold.isEmpty else { return }
    let told = untold
    untold = []
    receiver(told)
  }
}
