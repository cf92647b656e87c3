/// What going along a decision log came to.
public struct DecisionLogVerification: Equatable, Sendable {
  /// What is wrong. The raw values are shown: never rename.
  public enum Fault: String, CaseIterable, Sendable {
    case headerAltered = "header_altered"
    case rowAltered = "row_altered"
    case rowsMissing = "rows_missing"
    case rowsAdded = "rows_added"
    case trailerMissing = "trailer_missing"
    case trailerAltered = "trailer_altered"
    case moreBehindTrailer = "more_behind_trailer"
    /// The log is whole, and not the one whose head the report prints.
    case headNotPrinted = "head_not_printed"
    /// The log is whole, and not the one whose head was given.
    case headNotGiven = "head_not_given"
    /// The file says that it holds the log, and does not.
    case logMissing = "log_missing"
  }

  /// The first place where the log is not what the gateway wrote.
  public struct Break: Equatable, Sendable {
    public var fault: Fault
    /// The number that the row has, or should have; nil for what is wrong with no row in particular.
    public var row: Int?
    /// As the row names it, since what was altered may be anything.
    public var commentID: String?

    public init(_ fault: Fault, row: Int? = nil, commentID: String? = nil) {
      self.fault = fault
      self.row = row
      self.commentID = commentID
    }

    /// For people: a sentence.
    public var explanation: String {
      let place = row.map { "row \($0)" + (commentID.map { $0.isEmpty ? "" : " (comment \($0))" } ?? "") } ?? ""
      return switch fault {
      case .headerAltered: "the first lines, which say what the log is of, were altered"
      case .rowAltered: "\(place) was altered after it was made"
      case .rowsMissing: "rows are missing before \(place)"
      case .rowsAdded: "\(place) was put in, or put elsewhere: the log has no such row there"
      case .trailerMissing: "the log was cut off\(row.map { " before row \($0)" } ?? ""): its last line is missing"
      case .trailerAltered: "the last line, which holds the number of rows and the head, was altered"
      case .moreBehindTrailer: "something was put behind the last line"
      case .headNotPrinted: "the log is not the one whose head the report prints"
      case .headNotGiven: "the log's head is not the one that was given"
      case .logMissing: "the report says that it holds its log, and there is none, or it was altered beyond reading"
      }
    }
  }

  /// Where the log of a report is.
  public enum Place: Sendable {
    /// In the file.
    case here
    /// Not in the file, which only prints its head: it has too many rows.
    case elsewhere
  }

  /// How many rows were gone over, up to the first broken one and with it.
  public var rows: Int
  /// The last row's hash as far as the log is whole; of a report without its log, the one that it prints.
  public var head: String
  /// Whether the file is a report, which is more than its log.
  public var isReport: Bool
  public var place: Place
  public var broken: Break?

  public init(rows: Int, head: String, isReport: Bool = false, place: Place = .here, broken: Break? = nil) {
    self.rows = rows
    self.head = head
    self.isReport = isReport
    self.place = place
    self.broken = broken
  }
}
