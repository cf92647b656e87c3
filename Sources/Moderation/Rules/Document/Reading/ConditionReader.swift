/// Reads what stands under a rule's `when`, and the conditions inside others.
enum ConditionReader {
  static let keys = Condition.Key.allCases.map(\.rawValue)

  /// `depth` counts levels of conditions, from 1. Every condition that is given is checked, though only one may be.
  static func condition(
    _ value: JSONValue?, at pointer: JSONPointer, depth: Int, _ state: inout ReadingState
  ) -> Condition? {
    guard let value else {
      state.fault(pointer, "is required: an object with one of " + keys.joined(separator: ", "))
      return nil
    }
    state.conditions += 1
    guard depth <= RuleSetLimits.conditionDepth else {
      state.fault(pointer, "is nested more than \(RuleSetLimits.conditionDepth) conditions deep")
      return nil
    }
    guard let members = value.members(at: pointer, keys: keys, &state.faults) else { return nil }
    if members.count > 1 {
      state.fault(pointer, "has \(members.count) conditions; combine them with all or any")
    }
    if case .object([]) = value {
      state.fault(pointer, "needs one of " + keys.joined(separator: ", "))
    }
    var condition: Condition?
    for key in Condition.Key.allCases {
      guard let value = members[key.rawValue] else { continue }
      condition = self.condition(key, value, at: pointer.child(key.rawValue), depth: depth, &state)
    }
    return condition
  }

  private static func condition(
    _ key: Condition.Key, _ value: JSONValue, at pointer: JSONPointer, depth: Int, _ state: inout ReadingState
  ) -> Condition? {
    switch key {
    case .any: return parts(value, at: pointer, depth: depth, &state).map(Condition.any)
    case .all: return parts(value, at: pointer, depth: depth, &state).map(Condition.all)
    case .not: return self.condition(value, at: pointer, depth: depth + 1, &state).map(Condition.not)
    case .words: return TermReader.source(value, at: pointer, .words, &state).map { .terms(.words, $0) }
    case .phrases: return TermReader.source(value, at: pointer, .phrases, &state).map { .terms(.phrases, $0) }
    case .substrings: return TermReader.source(value, at: pointer, .substrings, &state).map { .terms(.substrings, $0) }
    case .wildcards: return TermReader.source(value, at: pointer, .wildcards, &state).map { .terms(.wildcards, $0) }
    case .users: return TermReader.source(value, at: pointer, .users, &state).map(Condition.users)
    case .videos: return TermReader.entries(value, at: pointer, .videos, &state).map(Condition.videos)
    case .regex: return PatternReader.patterns(value, at: pointer, &state).map(Condition.regex)
    case .script: return PatternReader.scripts(value, at: pointer, &state).map(Condition.script)
    case .link: return LinkReader.link(value, at: pointer, &state)
    case .accounts: return EventConditionReader.accounts(value, at: pointer, &state)
    case .reply: return value.flag(at: pointer, &state.faults).map(Condition.reply)
    case .time: return EventConditionReader.time(value, at: pointer, &state)
    case .email: return switched(.email, value, at: pointer, &state)
    case .phone: return switched(.phone, value, at: pointer, &state)
    case .emojiOnly: return switched(.emojiOnly, value, at: pointer, &state)
    case .firstComment: return switched(.firstComment, value, at: pointer, &state)
    case .wordCount, .length, .mentions, .emoji, .emojiRatio, .capitalsRatio, .longestRun:
      return TextMeasure(rawValue: key.rawValue).flatMap { MeasureReader.measure($0, value, at: pointer, &state) }
    case .nearDuplicates: return HistoryConditionReader.nearDuplicates(value, at: pointer, &state)
    case .userRate: return HistoryConditionReader.userRate(value, at: pointer, &state)
    case .score: return MeasureReader.score(value, at: pointer, &state)
    }
  }

  private static func parts(
    _ value: JSONValue, at pointer: JSONPointer, depth: Int, _ state: inout ReadingState
  ) -> [Condition]? {
    guard let elements = value.elements(at: pointer, in: 1...RuleSetLimits.conditions, &state.faults) else {
      return nil
    }
    var parts: [Condition] = []
    for (index, element) in elements.enumerated() {
      guard let part = condition(element, at: pointer.child(index), depth: depth + 1, &state) else { continue }
      parts.append(part)
    }
    return parts
  }

  /// A condition that is either asked for or left out.
  private static func switched(
    _ condition: Condition, _ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState
  ) -> Condition? {
    if value == .bool(true) { return condition }
    state.fault(pointer, "must be true; for the opposite, put it under not")
    return nil
  }
}
