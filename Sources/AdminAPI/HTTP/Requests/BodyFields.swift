internal import HTTPTypes
internal import Moderation

/// Reads the members of a JSON object by name and gathers everything that is wrong with them, so that the sender hears
/// of all faults at once.
///
/// A required member that is missing or wrong is read as a placeholder. It never gets out: `finish` must be called
/// before the values are used, and throws if there was any fault.
struct BodyFields {
  private var unread: [String: JSONValue] = [:]
  private var known: Set<String> = []
  private var faults: [Problem.FieldError] = []
  /// Where in the body the object is.
  private var place = JSONPointer.root

  /// Throws `Problem` when the text is not one JSON object.
  init(_ body: [UInt8]) throws(Problem) {
    var parser = JSONParser(body, maximumDepth: Self.maximumDepth)
    let value: JSONValue
    do {
      value = try parser.parse()
    } catch {
      throw Problem(
        .badRequest, "invalid_json", "the body is not valid JSON",
        errors: [Problem.FieldError(path: error.pointer.text, message: error.message)])
    }
    guard case .object(let members) = value else { throw .invalidBody("", "must be an object") }
    self.init(members, at: .root)
    faults = parser.duplicates.prefix(Self.maximumFaults).map {
      Problem.FieldError(path: $0.text, message: "is there twice")
    }
  }

  /// Reads an object within a body, or one that stands for something else, such as a row of a table.
  init(_ members: [JSONValue.Member], at place: JSONPointer) {
    for member in members { unread[member.key] = member.value }
    self.place = place
  }

  /// Every fault found, members that were not asked for included: instead of `finish`, where more than this object is
  /// to be looked at before anything is refused.
  mutating func takeFaults() -> [Problem.FieldError] {
    do {
      try finish()
      return []
    } catch {
      return error.errors
    }
  }

  /// Throws every fault found, members that were not asked for included.
  mutating func finish() throws(Problem) {
    let names = known.sorted().joined(separator: ", ")
    for key in unread.keys.sorted().prefix(Self.maximumFaults) {
      fault(key, "is not a member this route knows; it knows \(names)")
    }
    guard faults.isEmpty else { throw .invalidBody(Array(faults.prefix(Self.maximumFaults))) }
  }

  /// Notes what is wrong beyond a member's own form.
  mutating func fault(_ key: String, _ message: String) {
    faults.append(Problem.FieldError(path: place.child(key).text, message: message))
  }

  /// Notes that a member which was read as nil must be there; where it was there and wrong, that is noted already.
  mutating func require(_ key: String) {
    if !isWrong(key) { fault(key, "is required") }
  }

  /// Whether a member was there, and something in it was noted as wrong.
  func isWrong(_ key: String) -> Bool {
    let path = place.child(key).text
    return faults.contains { $0.path == path || $0.path.hasPrefix(path + "/") }
  }

  mutating func text(_ key: String, _ rule: TextRule) -> String {
    required(key, optionalText(key, rule), placeholder: "")
  }

  mutating func optionalText(_ key: String, _ rule: TextRule) -> String? {
    read(key, "text") { value in
      guard case .string(let text) = value else { return .wrongType }
      return rule.accept(text).map { .value($0) } ?? .fault(rule.expectation)
    }
  }

  mutating func flag(_ key: String) -> Bool { required(key, optionalFlag(key), placeholder: false) }

  mutating func optionalFlag(_ key: String) -> Bool? {
    read(key, "true or false") { value in
      guard case .bool(let flag) = value else { return .wrongType }
      return .value(flag)
    }
  }

  mutating func optionalInteger(_ key: String, in range: ClosedRange<Int64>) -> Int64? {
    read(key, "a whole number") { value in
      guard case .number(let digits) = value else { return .wrongType }
      guard let number = Int64(digits) ?? Self.whole(digits), range.contains(number) else {
        return .fault("must be a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
      return .value(number)
    }
  }

  /// Of `3.0` and `3e2`, which JSON does not tell from whole numbers either, where a double holds it exactly.
  private static func whole(_ digits: String) -> Int64? {
    guard let number = Double(digits), number.magnitude <= 9_007_199_254_740_992 else { return nil }
    return Int64(exactly: number)
  }

  mutating func integer(_ key: String, in range: ClosedRange<Int64>) -> Int64 {
    required(key, optionalInteger(key, in: range), placeholder: range.lowerBound)
  }

  mutating func moment(_ key: String) -> Timestamp {
    required(key, optionalMoment(key), placeholder: Timestamp(milliseconds: 0))
  }

  mutating func optionalMoment(_ key: String) -> Timestamp? {
    read(key, "text") { value in
      guard case .string(let text) = value else { return .wrongType }
      guard text.utf8.count <= 40, let moment = Timestamp(text) else {
        return .fault("must be an RFC 3339 time such as 2026-11-24T09:30:00Z")
      }
      return .value(moment)
    }
  }

  mutating func optionalID<Entity>(_ key: String, _: Identifier<Entity>.Type) -> Identifier<Entity>? {
    read(key, "text") { value in
      guard case .string(let text) = value else { return .wrongType }
      return Identifier<Entity>(text).map { .value($0) } ?? .fault("must be an id that begins with \(Entity.idPrefix)_")
    }
  }

  mutating func optionalIDs<Entity>(
    _ key: String, _: Identifier<Entity>.Type, atMost limit: Int
  ) -> [Identifier<Entity>]? {
    read(key, "a list") { value in
      guard case .array(let elements) = value else { return .wrongType }
      guard elements.count <= limit else { return .fault("must have at most \(limit) ids") }
      var ids: [Identifier<Entity>] = []
      for (index, element) in elements.enumerated() {
        guard case .string(let text) = element, let id = Identifier<Entity>(text) else {
          return .fault("must be an id that begins with \(Entity.idPrefix)_", at: index)
        }
        ids.append(id)
      }
      return .value(ids)
    }
  }

  mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ key: String, placeholder: Choice
  ) -> Choice {
    required(key, optionalChoice(key), placeholder: placeholder)
  }

  mutating func optionalChoice<Choice: CaseIterable & RawRepresentable<String>>(_ key: String) -> Choice? {
    optionalChoice(key, among: Array(Choice.allCases)) { $0.rawValue }
  }

  mutating func optionalChoice<Choice>(_ key: String, among choices: [Choice], name: (Choice) -> String) -> Choice? {
    read(key, "text") { value in
      guard case .string(let text) = value else { return .wrongType }
      return choices.first { name($0) == text }.map { .value($0) }
        ?? .fault("must be one of " + choices.map(name).joined(separator: ", "))
    }
  }

  mutating func verdictOfPerson(_ key: String) -> Verdict {
    required(key, optionalChoice(key, among: Verdict.ofPeople) { $0.name }, placeholder: .allow)
  }

  /// A list of one choice at least, each once.
  mutating func choices<Choice: CaseIterable & RawRepresentable<String>>(_ key: String) -> [Choice] {
    required(key, optionalChoices(key), placeholder: [])
  }

  mutating func optionalChoices<Choice: CaseIterable & RawRepresentable<String>>(_ key: String) -> [Choice]? {
    let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    return read(key, "a list") { value in
      guard case .array(let elements) = value else { return .wrongType }
      guard !elements.isEmpty else { return .fault("must name one at least of \(all)") }
      var choices: [Choice] = []
      for (index, element) in elements.enumerated() {
        guard case .string(let text) = element, let choice = Choice(rawValue: text) else {
          return .fault("must be one of \(all)", at: index)
        }
        guard !choices.contains(where: { $0.rawValue == text }) else { return .fault("is there twice", at: index) }
        choices.append(choice)
      }
      return .value(choices)
    }
  }

  /// A list of texts, each by `rule`.
  mutating func optionalTexts(_ key: String, _ rule: TextRule, atMost limit: Int) -> [String]? {
    read(key, "a list") { value in
      guard case .array(let elements) = value else { return .wrongType }
      guard elements.count <= limit else { return .fault("must have at most \(limit) texts") }
      var texts: [String] = []
      for (index, element) in elements.enumerated() {
        guard case .string(let text) = element, let text = rule.accept(text) else {
          return .fault("must be text that " + rule.expectation, at: index)
        }
        texts.append(text)
      }
      return .value(texts)
    }
  }

  /// A list of objects, each read by `body`; nil stands for one with faults of its own, so that what else is wrong can
  /// still be looked for. No list is an empty one.
  mutating func objects<Value>(
    _ key: String, atMost limit: Int, _ body: (inout BodyFields) -> Value
  ) -> [Value?] {
    let elements: [JSONValue] =
      read(key, "a list") { value in
        guard case .array(let elements) = value else { return .wrongType }
        return elements.count <= limit ? .value(elements) : .fault("must have at most \(limit) objects")
      } ?? []
    return elements.enumerated().map { index, element in
      let pointer = place.child(key).child(index)
      guard case .object(let members) = element else {
        faults.append(Problem.FieldError(path: pointer.text, message: "must be an object, not \(element.kind)"))
        return nil
      }
      var fields = BodyFields(members, at: pointer)
      let value = body(&fields)
      let found = fields.takeFaults()
      faults += found
      return found.isEmpty ? value : nil
    }
  }

  /// An object that must be there; nil where it is not, or has faults of its own.
  mutating func objectMember<Value>(_ key: String, _ body: (inout BodyFields) -> Value) -> Value? {
    let value = optionalObject(key, body)
    if value == nil { require(key) }
    return value
  }

  /// An object; nil where it is not there, or has faults of its own.
  mutating func optionalObject<Value>(_ key: String, _ body: (inout BodyFields) -> Value) -> Value? {
    let members: [JSONValue.Member]? = read(key, "an object") { value in
      if case .object(let members) = value { .value(members) } else { .wrongType }
    }
    guard let members else { return nil }
    var fields = BodyFields(members, at: place.child(key))
    let value = body(&fields)
    let found = fields.takeFaults()
    faults += found
    return found.isEmpty ? value : nil
  }

  mutating func document(_ key: String) -> JSONValue { required(key, optionalDocument(key), placeholder: .null) }

  /// A member that is a document of its own.
  mutating func optionalDocument(_ key: String) -> JSONValue? { read(key, "an object") { .value($0) } }

  private enum Reading<Value> {
    case value(Value)
    case wrongType
    case fault(String, at: Int? = nil)
  }

  /// Null is the same as a member that is not there.
  private mutating func read<Value>(
    _ key: String, _ expected: String, _ convert: (JSONValue) -> Reading<Value>
  ) -> Value? {
    known.insert(key)
    guard let value = unread.removeValue(forKey: key), value != .null else { return nil }
    switch convert(value) {
    case .value(let converted): return converted
    case .wrongType: fault(key, "must be \(expected), not \(value.kind)")
    case .fault(let message, at: nil): fault(key, message)
    case .fault(let message, at: .some(let index)):
      faults.append(Problem.FieldError(path: place.child(key).child(index).text, message: message))
    }
    return nil
  }

  private mutating func required<Value>(_ key: String, _ value: Value?, placeholder: Value) -> Value {
    if value == nil { require(key) }
    return value ?? placeholder
  }

  private static let maximumDepth = 64
  private static let maximumFaults = 100
}
