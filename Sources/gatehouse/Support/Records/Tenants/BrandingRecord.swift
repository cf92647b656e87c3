/// How a tenant's reports look.
struct BrandingRecord: Record {
  var displayName: String?
  var colour: String
  var textColour: String
  var timeZone: String

  static let columns = ["name", "colour", "text on it", "time zone"]

  var row: [Cell] { [Cell(displayName), Cell(colour), Cell(textColour), Cell(timeZone)] }

  var fields: [(name: String, value: Cell)] { zip(Self.columns, row).map { ($0, $1) } }
}
