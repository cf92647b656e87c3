public import Moderation

/// What a decision log says of itself before its first row, and what its chain begins with.
public struct DecisionLogHeader: Equatable, Sendable {
  public var tenantID: TenantID
  /// Nil for all of the tenant's accounts.
  public var accountID: AccountID?
  public var period: TimeRange
  public var madeAt: Timestamp
  /// Of the gateway that made it.
  public var version: String

  public init(tenantID: TenantID, accountID: AccountID?, period: TimeRange, madeAt: Timestamp, version: String) {
    self.tenantID = tenantID
    self.accountID = accountID
    self.period = period
    self.madeAt = madeAt
    self.version = version
  }

  /// Without its hash.
  var cells: String {
    let cells = [
      DecisionLogForm.mark, DecisionLogForm.version, "\(tenantID)", accountID.map { "\($0)" } ?? "",
      period.start.map { "\($0)" } ?? "", period.end.map { "\($0)" } ?? "", "\(madeAt)", version,
    ]
    return cells.map(CSVText.spreadsheetField).joined(separator: ",")
  }
}
