/// A webhook as TikTok has it.
struct WebhookRecord: Record {
  var id: String
  var url: String
  var events: [String]

  static let columns = ["id", "events", "url"]
  var row: [Cell] { [Cell(id), Cell(events.joined(separator: " ")), Cell(url)] }

  var fields: [(name: String, value: Cell)] {
    [("id", Cell(id)), ("url", Cell(url)), ("events", Cell(events.joined(separator: " ")))]
  }
}
