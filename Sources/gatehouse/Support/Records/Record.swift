/// Something the admin API answers with, and how the command line shows it.
protocol Record: Decodable, Sendable {
  /// The headings of a listing.
  static var columns: [String] { get }
  /// One line of a listing, a cell for each heading.
  var row: [Cell] { get }
  /// Everything, for showing it alone.
  var fields: [(name: String, value: Cell)] { get }
}

/// A record that people can also call by its name.
protocol NamedRecord: Record {
  var id: String { get }
  var name: String { get }
}

/// One page of a listing.
struct RecordPage<Value: Record>: Decodable, Sendable {
  var items: [Value]
  var next: String?
}
