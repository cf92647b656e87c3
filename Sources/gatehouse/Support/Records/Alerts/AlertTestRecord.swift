/// What came of trying an alert channel.
struct AlertTestRecord: Decodable, Sendable {
  var delivered: Bool
  var error: String?
}
