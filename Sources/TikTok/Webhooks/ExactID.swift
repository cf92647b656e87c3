/// An id that a server may write as a string or as a whole number, kept as exact text.
struct ExactID: Decodable, Equatable {
  let text: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self.text = text
    } else {
      text = String(try container.decode(UInt64.self))
    }
  }
}
