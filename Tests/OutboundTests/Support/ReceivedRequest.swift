/// One request as the test server read it off the wire.
struct ReceivedRequest: Sendable {
  let method: String
  let target: String
  /// In the order received, with the names as they were written.
  let headers: [(name: String, value: String)]
  let body: [UInt8]

  func values(of name: String) -> [String] {
    headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
  }
}
