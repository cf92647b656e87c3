internal import Hummingbird
internal import Moderation

/// Reads a request's query by name and gathers everything that is wrong with it. As with `BodyFields`, nothing that was
/// read may be used before `finish`.
struct QueryFields {
  private var unread: [String: String] = [:]
  private var known: Set<String> = []
  private var faults: [Problem.FieldError] = []

  init(_ request: Request) {
    for (key, value) in request.uri.queryParameters {
      if unread.updateValue(String(value), forKey: String(key)) != nil { fault(String(key), "is there twice") }
    }
  }

  mutating func finish() throws(Problem) {
    let names = known.sorted().joined(separator: ", ")
    for key in unread.keys.sorted() {
      fault(String(key.prefix(100)), "is not a parameter this route knows; it knows \(names)")
    }
    guard faults.isEmpty else { throw .invalidQuery(Array(faults.prefix(100))) }
  }

  /// `limit` and `cursor`.
  mutating func page() -> PageRequest {
    let limit = read("limit", "must be a whole number from 1 to 1000") { text in
      Int(text).flatMap { (1...1000).contains($0) ? $0 : nil }
    }
    let cursor = read("cursor", "must be the cursor of an earlier answer") { Cursor($0) }
    return PageRequest(before: cursor?.before, limit: limit ?? 50)
  }

  /// The page asked for, where a route knows no other parameters.
  static func page(of request: Request) throws(Problem) -> PageRequest {
    var query = Self(request)
    let page = query.page()
    try query.finish()
    return page
  }

  mutating func text(_ key: String, _ rule: TextRule) -> String? {
    read(key, rule.expectation) { rule.accept($0) }
  }

  mutating func id<Entity>(_ key: String, _: Identifier<Entity>.Type) -> Identifier<Entity>? {
    read(key, "must be an id that begins with \(Entity.idPrefix)_") { Identifier($0) }
  }

  mutating func choice<Choice>(_ key: String, among choices: [Choice], name: (Choice) -> String) -> Choice? {
    read(key, "must be one of " + choices.map(name).joined(separator: ", ")) { text in
      choices.first { name($0) == text }
    }
  }

  mutating func flag(_ key: String) -> Bool? {
    read(key, "must be true or false") { $0 == "true" ? true : $0 == "false" ? false : nil }
  }

  mutating func integer(_ key: String, in range: ClosedRange<Int64>) -> Int64? {
    read(key, "must be a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
      Int64(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  /// Notes that a parameter which was read as nil must be there; where it was there and wrong, that is noted already.
  mutating func require(_ key: String) {
    if !faults.contains(where: { $0.path == key }) { fault(key, "is required") }
  }

  /// `since` and `until`.
  mutating func range() -> TimeRange {
    let expectation = "must be an RFC 3339 time such as 2026-11-24T09:30:00Z, or a date"
    let start = read("since", expectation) { $0.utf8.count <= 40 ? Timestamp($0) : nil }
    let end = read("until", expectation) { $0.utf8.count <= 40 ? Timestamp($0) : nil }
    if let start, let end, end < start { fault("until", "must not be before since") }
    return TimeRange(start: start, end: end)
  }

  /// `since` and `until`, where too long a time would be too much for one answer: `usual` before the end where no start
  /// is given, and `longest` at most. Without an end it is `now` that counts.
  mutating func range(usual: Duration, longest: Duration, at now: Timestamp) -> TimeRange {
    let asked = range()
    let end = asked.end ?? now
    let start = asked.start ?? end - usual
    if end - start > longest, !faults.contains(where: { $0.path == "until" }) {
      fault("since", "must be at most \(longest.components.seconds / 86_400) days before until")
    }
    return TimeRange(start: start, end: asked.end)
  }

  mutating func read<Value>(_ key: String, _ expectation: String, _ convert: (String) -> Value?) -> Value? {
    known.insert(key)
    guard let text = unread.removeValue(forKey: key) else { return nil }
    guard let value = convert(text) else {
      fault(key, expectation)
      return nil
    }
    return value
  }

  mutating func fault(_ key: String, _ message: String) {
    faults.append(Problem.FieldError(path: key, message: message))
  }
}
