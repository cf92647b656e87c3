internal import FoundationEssentials
internal import Moderation

/// A JSON document inside an answer, and back to text: members keep their values, numbers their digits where they fit.
struct RawJSON: Encodable {
  private let value: JSONValue

  init(_ value: JSONValue) { self.value = value }

  /// Throws `JSONParser.SyntaxError` for text that is not JSON.
  init(text: String) throws {
    var parser = JSONParser(Array(text.utf8), maximumDepth: Self.maximumDepth)
    value = try parser.parse()
  }

  /// Throws `EncodingError` for a number that no double can hold.
  func bytes() throws -> [UInt8] { Array(try JSONEncoder().encode(self)) }

  func encode(to encoder: any Encoder) throws {
    switch value {
    case .object(let members):
      var container = encoder.container(keyedBy: Key.self)
      for member in members { try container.encode(RawJSON(member.value), forKey: Key(stringValue: member.key)) }
    case .array(let elements):
      var container = encoder.unkeyedContainer()
      for element in elements { try container.encode(RawJSON(element)) }
    default:
      var container = encoder.singleValueContainer()
      switch value {
      case .string(let text): try container.encode(text)
      case .bool(let flag): try container.encode(flag)
      case .number(let digits):
        if let whole = Int64(digits) { try container.encode(whole) } else { try container.encode(Double(digits)) }
      default: try container.encodeNil()
      }
    }
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private static let maximumDepth = 64
}
