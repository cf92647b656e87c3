internal import Moderation
internal import Synchronization

/// What schemas say about text. Each pattern is compiled once.
final class TextChecks: Sendable {
  private let patterns = Mutex<[String: Regex<AnyRegexOutput>]>([:])

  /// True for values that are no text: the keywords do not concern them.
  func holds(_ keyword: String, _ argument: JSONValue, _ value: JSONValue) throws -> Bool {
    guard case .string(let text) = value else { return true }
    switch (keyword, argument) {
    case ("pattern", .string(let pattern)): return try matches(text, pattern)
    case ("format", .string("date-time")): return Timestamp(text) != nil && text.utf8.count > 10
    case ("format", .string("date")): return Timestamp(text) != nil && text.utf8.count == 10
    case ("minLength", _): return Double(text.unicodeScalars.count) >= argument.double
    case ("maxLength", _): return Double(text.unicodeScalars.count) <= argument.double
    default: throw SchemaValidator.UnknownKeyword(keyword: "\(keyword) \(argument)")
    }
  }

  private func matches(_ text: String, _ pattern: String) throws -> Bool {
    try patterns.withLock { patterns in
      let regex = try patterns[pattern] ?? Regex(pattern).matchingSemantics(.unicodeScalar)
      patterns[pattern] = regex
      return try regex.firstMatch(in: text) != nil
    }
  }
}
