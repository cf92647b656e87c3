/// What is shown as a line of a table.
protocol TableRecord {
  static var columns: [String] { get }
  var row: [Cell] { get }
}
