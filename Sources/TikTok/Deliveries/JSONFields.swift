/// The fields that a decoder wants from one JSON object, found in one pass. Others are passed over; one that comes twice
/// is a fault, since two readers could take different ones.
struct JSONFields {
  /// The most fields any event has.
  private static let capacity = 8

  private let names: [StaticString]
  private var values = InlineArray<8, JSONCursor.Value?>(repeating: nil)

  init(_ names: [StaticString], of bytes: UnsafeRawBufferPointer) throws(JSONFault) {
    precondition(names.count <= Self.capacity)
    self.names = names
    var cursor = JSONCursor(bytes)
    try cursor.readObject { (key, value) throws(JSONFault) in
      for index in names.indices where key.says(names[index]) {
        guard values[index] == nil else { throw JSONFault("\(names[index]) comes twice") }
        values[index] = value
        return
      }
    }
  }

  /// The index of a name is its place in the list.
  private func value(_ index: Int) -> JSONCursor.Value? { values[index] }

  /// Nil when absent or null.
  func text(_ index: Int) throws(JSONFault) -> String? {
    switch value(index) {
    case nil, .null: return nil
    case .text(let text): return try text.string()
    case .number, .bool, .object, .array: throw JSONFault("\(names[index]) is not a string")
    }
  }

  func requiredText(_ index: Int) throws(JSONFault) -> String {
    guard let text = try text(index) else { throw JSONFault("\(names[index]) is missing") }
    return text
  }

  /// The raw string, escapes and all, of a field that holds a document of its own.
  func rawText(_ index: Int) throws(JSONFault) -> JSONCursor.Text {
    guard case .text(let text) = value(index) else { throw JSONFault("\(names[index]) is missing or not a string") }
    return text
  }

  /// An id as exact text, whether it came as a string or as a whole number of up to 64 bits; nil when absent or null.
  func id(_ index: Int) throws(JSONFault) -> String? {
    switch value(index) {
    case nil, .null: return nil
    case .text(let text):
      let id = try text.string()
      guard !id.isEmpty, id.utf8.count <= 128, !Self.holdsControls(id, of: text) else {
        throw JSONFault("\(names[index]) is empty, longer than 128 bytes or holds control characters")
      }
      return id
    case .number(let digits):
      let id = String(decoding: digits, as: UTF8.self)
      guard UInt64(id) != nil else { throw JSONFault("\(names[index]) is not a whole number of up to 64 bits") }
      return id
    case .bool, .object, .array: throw JSONFault("\(names[index]) is neither a string nor a number")
    }
  }

  /// Unless escaped, of control characters only DEL gets into a string.
  private static func holdsControls(_ id: String, of text: JSONCursor.Text) -> Bool {
    text.hasEscapes ? id.utf8.contains { $0 < 0x20 || $0 == 0x7F } : text.bytes.contains(0x7F)
  }

  func requiredID(_ index: Int) throws(JSONFault) -> String {
    guard let id = try id(index) else { throw JSONFault("\(names[index]) is missing") }
    return id
  }

  func requiredInteger(_ index: Int) throws(JSONFault) -> Int64 {
    guard case .number(let digits) = value(index) else { throw JSONFault("\(names[index]) is missing or not a number") }
    guard let value = Int64(String(decoding: digits, as: UTF8.self)) else {
      throw JSONFault("\(names[index]) is not a whole number")
    }
    return value
  }
}
