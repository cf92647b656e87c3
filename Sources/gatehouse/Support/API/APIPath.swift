/// A path of the admin API. Whatever is interpolated becomes one path segment, percent-encoded, so that a name typed by
/// a person cannot reach another route.
struct APIPath: ExpressibleByStringInterpolation, Equatable, Sendable {
  let text: String

  init(stringLiteral value: String) { text = value }
  init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  struct StringInterpolation: StringInterpolationProtocol {
    var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {}
    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ segment: String) { text += APIPath.encoded(segment) }
    mutating func appendInterpolation(_ number: Int) { text += String(number) }
    /// A path that goes on.
    mutating func appendInterpolation(_ path: APIPath) { text += path.text }
  }

  /// The path with `query`, whose values are encoded; nil values are left out.
  func with(_ query: [(name: String, value: String?)]) -> String {
    let pairs = query.compactMap { name, value in value.map { name + "=" + Self.encoded($0) } }
    return pairs.isEmpty ? text : text + "?" + pairs.joined(separator: "&")
  }

  /// RFC 3986: everything but unreserved characters is escaped. A segment of dots alone would walk up the path, so its
  /// dots are escaped too.
  static func encoded(_ segment: String) -> String {
    let keepsDots = !segment.utf8.allSatisfy { $0 == UInt8(ascii: ".") }
    var result = ""
    for byte in segment.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: ".") where keepsDots: result += "."
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
