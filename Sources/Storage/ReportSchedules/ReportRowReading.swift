internal import GRDB
internal import Moderation

/// What is reckoned with from here on must not run out of its numbers.
extension Row {
  /// A moment of the years 1970 to 9999. Throws for any other.
  func reportTime(_ column: String) throws -> Timestamp {
    let moment = time(column)
    guard 0...253_402_300_799_999 ~= moment.milliseconds else {
      throw StorageError.failed(detail: "\(column) holds no time that can be")
    }
    return moment
  }

  /// A day of the same years.
  func reportDay(_ column: String) throws -> LocalDate {
    let days: Int64 = self[column]
    guard 0...2_932_896 ~= days else { throw StorageError.failed(detail: "\(column) holds no day that can be") }
    return LocalDate(days: days)
  }
}
