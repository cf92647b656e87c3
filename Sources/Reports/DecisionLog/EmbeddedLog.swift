internal import Moderation

/// The decision log that a report holds, and what the report prints of it.
struct EmbeddedLog {
  /// A report with more rows only prints the head.
  static let mostRows = 5000

  enum Form {
    case html, json

    /// Nil for what is no report.
    init?(beginning: [UInt8]) {
      let text = beginning.drop { $0 == 0x20 || $0 == 0x0A }
      if text.first == UInt8(ascii: "<") {
        self = .html
      } else if text.first == UInt8(ascii: "{") {
        self = .json
      } else {
        return nil
      }
    }
  }

  let printed: DecisionLogSummary
  /// Nil where there is none, or none that can be read.
  let text: [UInt8]?

  /// Nil for a file that prints no head, and so is no report.
  init?(_ bytes: [UInt8], in form: Form) {
    switch form {
    case .html: self.init(html: bytes)
    case .json: self.init(json: bytes)
    }
  }

  static let headID = "decision-log-head"
  static let countID = "decision-log-count"
  static let textID = "decision-log"

  private init?(html bytes: [UInt8]) {
    func inside(_ name: String, _ id: String) -> [UInt8]? {
      Self.only("<\(name) id=\"\(id)\">", "</\(name)>", in: bytes)
    }
    guard let head = inside("code", Self.headID), let count = inside("span", Self.countID),
      let number = Int(String(decoding: count.filter { $0 != UInt8(ascii: ",") }, as: UTF8.self))
    else { return nil }
    printed = DecisionLogSummary(count: number, head: String(decoding: head, as: UTF8.self))
    text = inside("pre", Self.textID).flatMap { escaped in
      let text = HTML.unescaped(String(decoding: escaped, as: UTF8.self))
      // Two ways to write one character would be two files for one log.
      return Array(HTML.escaped(text).utf8) == escaped ? Array(text.utf8) : nil
    }
  }

  private init?(json bytes: [UInt8]) {
    var parser = JSONParser(bytes, maximumDepth: 32)
    guard let root = try? parser.parse(), parser.duplicates.isEmpty, let log = root["decision_log"],
      case .string(let head) = log["head"], case .number(let digits) = log["count"], let count = Int(digits)
    else { return nil }
    printed = DecisionLogSummary(count: count, head: head)
    if case .string(let csv) = log["csv"] { text = Array(csv.utf8) } else { text = nil }
  }

  /// What is between the two marks; nil where the first is not there exactly once.
  private static func only(_ start: String, _ end: String, in bytes: [UInt8]) -> [UInt8]? {
    let (start, end) = (Array(start.utf8), Array(end.utf8))
    guard let first = range(of: start, in: bytes[...]), range(of: start, in: bytes[first.upperBound...]) == nil,
      let last = range(of: end, in: bytes[first.upperBound...])
    else { return nil }
    return Array(bytes[first.upperBound..<last.lowerBound])
  }

  private static func range(of needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    guard bytes.count >= needle.count, let first = needle.first else { return nil }
    var index = bytes.startIndex
    while index <= bytes.endIndex - needle.count {
      guard let found = bytes[index...(bytes.endIndex - needle.count)].firstIndex(of: first) else { return nil }
      if bytes[found..<found + needle.count].elementsEqual(needle) { return found..<found + needle.count }
      index = found + 1
    }
    return nil
  }
}
