internal import Moderation

extension JSONValue {
  /// An object of these members, those that are nil left out.
  static func members(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { key, value in value.map { Member(key: key, value: $0) } })
  }

  static func text(_ text: String?) -> JSONValue? { text.map { .string($0) } }

  static func moment(_ moment: Timestamp?) -> JSONValue? { moment.map { .string($0.description) } }

  /// The object without one of its members.
  func without(_ key: String) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { $0.key != key })
  }

  /// The object with one more member.
  func with(_ key: String, _ value: JSONValue) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members + [Member(key: key, value: value)])
  }

  /// The same with the members of every object in the order of their keys' bytes: one text for one meaning, whoever
  /// wrote it down meanwhile.
  var ordered: JSONValue {
    switch self {
    case .object(let members):
      .object(
        members.map { Member(key: $0.key, value: $0.value.ordered) }
          .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
    case .array(let elements): .array(elements.map(\.ordered))
    default: self
    }
  }
}
