internal import GRDB
internal import Moderation

/// Counts how long comments took to be hidden, by the hour of their arrival, in the transaction that learns of it.
final class TimeToHiddenHours {
  /// What a row counts besides times.
  enum Counter: Int {
    case drifts = 5
    case unseen = 6
  }

  private let add: RawStatement
  private var hidden: [Duration] = []

  init(_ db: Database) throws {
    add = try RawStatement(
      db,
      """
      INSERT INTO time_to_hidden_hours (tenant_id, account_id, hour_at, measure, bucket, times)
      VALUES (?1, ?2, ?3, ?4, ?5, 1)
      ON CONFLICT DO UPDATE SET times = times + 1
      """)
  }

  func accepted(_ removal: MeasuredRemoval, at moment: Timestamp) throws {
    try count(.receivedToAccepted, moment - removal.receivedAt, removal)
    try count(.writtenToAccepted, moment - removal.writtenAt, removal)
  }

  func confirmed(_ removal: MeasuredRemoval, at moment: Timestamp) throws {
    try count(.receivedToConfirmed, moment - removal.receivedAt, removal)
    try count(.writtenToConfirmed, moment - removal.writtenAt, removal)
    hidden.append(max(.zero, moment - removal.receivedAt))
  }

  func count(_ counter: Counter, _ removal: MeasuredRemoval) throws {
    try insert(measure: counter.rawValue, bucket: 0, removal)
  }

  /// How long the comments that the batch learned to be hidden took; asked once, after its commit.
  func takeHidden() -> [Duration] {
    defer { hidden.removeAll() }
    return hidden
  }

  /// The transaction failed.
  func discard() { hidden.removeAll() }

  private func count(_ measure: TimeToHidden.Measure, _ duration: Duration, _ removal: MeasuredRemoval) throws {
    try insert(measure: measure.rawValue, bucket: DurationHistogram.bucket(of: duration), removal)
  }

  private func insert(measure: Int, bucket: Int, _ removal: MeasuredRemoval) throws {
    add.bind(1, removal.tenantID)
    add.bind(2, removal.accountID)
    add.bind(3, removal.receivedAt.startOfHour.milliseconds)
    add.bind(4, Int64(measure))
    add.bind(5, Int64(bucket))
    _ = try add.run()
  }
}
