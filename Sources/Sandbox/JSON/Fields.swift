/// The fields of a request, read with TikTok's strictness and its words for what is wrong.
struct Fields {
  struct Fault: Error {
    /// `video_id: Missing data for required field.`
    let message: String
  }

  private let object: JSON

  /// The body must be one JSON object.
  init(_ body: [UInt8]) throws(Fault) {
    guard let value = JSON(body), case .object = value else {
      throw Fault(message: "The request body must be a JSON object.")
    }
    object = value
  }

  init(pairs: [(String, String)]) { object = .object(pairs.map { ($0.0, .string($0.1)) }) }

  /// Throws for a field of another name, which somebody mistyped.
  func allowOnly(_ names: [String]) throws(Fault) {
    guard case .object(let fields) = object else { return }
    for (name, _) in fields where !names.contains(name) {
      throw Fault(message: "\(name): Unknown field. It must be one of: \(names.joined(separator: ", ")).")
    }
  }

  func string(_ name: String) throws(Fault) -> String {
    guard let value = try optionalString(name), !value.isEmpty else {
      throw Fault(message: "\(name): Missing data for required field.")
    }
    return value
  }

  /// Nil when absent or null. A number in a string's place is refused.
  func optionalString(_ name: String) throws(Fault) -> String? {
    switch object[name] {
    case nil, .null: return nil
    case .string(let value): return value
    default: throw Fault(message: "\(name): Field must be set to string.")
    }
  }

  func optionalStrings(_ name: String) throws(Fault) -> [String]? {
    switch object[name] {
    case nil, .null: return nil
    case .array(let values):
      return try values.map { value throws(Fault) in
        guard let text = value.stringValue else { throw Fault(message: "\(name): Field must be a list of strings.") }
        return text
      }
    default: throw Fault(message: "\(name): Field must be a list of strings.")
    }
  }

  func string(_ name: String, oneOf allowed: [String]) throws(Fault) -> String {
    let value = try string(name)
    guard allowed.contains(value) else {
      throw Fault(message: "\(name): Must be one of: \(allowed.joined(separator: ", ")).")
    }
    return value
  }

  /// A number, or in a query its digits.
  func optionalInteger(_ name: String, in range: ClosedRange<Int>) throws(Fault) -> Int? {
    let text: String
    switch object[name] {
    case nil, .null: return nil
    case .string(let value), .number(let value): text = value
    default: throw Fault(message: "\(name): Not a valid integer.")
    }
    guard let value = Int(text), range.contains(value) else {
      throw Fault(message: "\(name): Must be an integer from \(range.lowerBound) to \(range.upperBound).")
    }
    return value
  }

  func optionalDouble(_ name: String) throws(Fault) -> Double? {
    switch object[name] {
    case nil, .null: return nil
    case .number(let text):
      if let value = Double(text) { return value }
      fallthrough
    default: throw Fault(message: "\(name): Not a valid number.")
    }
  }

  func optionalBool(_ name: String) throws(Fault) -> Bool? {
    switch object[name] {
    case nil, .null: return nil
    case .bool(let value): return value
    case .string("true"): return true
    case .string("false"): return false
    default: throw Fault(message: "\(name): Not a valid boolean.")
    }
  }
}
