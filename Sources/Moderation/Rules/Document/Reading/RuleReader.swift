/// Reads one element of a document's `rules`.
enum RuleReader {
  static let keys = [
    "id", "name", "mode", "verdict", "folding", "locked", "expires_at", "when", "labels", "notify", "reply", "examples",
    "fuse",
  ]

  static func rule(_ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState) -> Rule? {
    guard let members = value.members(at: pointer, keys: keys, &state.faults) else { return nil }
    let id = members.required("id", "an id", at: pointer, &state.faults)
      .flatMap { self.id($0, at: pointer.child("id"), &state) }
    let name = members["name"].flatMap { self.name($0, at: pointer.child("name"), &state) }
    let mode = choice(members["mode"], at: pointer.child("mode"), Rule.Mode.allCases, otherwise: .live, &state)
    let verdict = members["verdict"].flatMap { self.verdict($0, at: pointer.child("verdict"), &state) }
    let folding = choice(
      members["folding"], at: pointer.child("folding"), Folding.allCases, otherwise: .folded, &state)
    let isLocked = members["locked"].flatMap { $0.flag(at: pointer.child("locked"), &state.faults) } ?? false
    let expiresAt = members["expires_at"].flatMap { moment($0, at: pointer.child("expires_at"), &state) }
    let when = ConditionReader.condition(members["when"], at: pointer.child("when"), depth: 1, &state)
    let effects = EffectsReader.effects(of: members, at: pointer, &state)
    if verdict == nil, members["verdict"] == nil, effects.isEmpty,
      !EffectsReader.keys.contains(where: members.keys.contains)
    {
      state.fault(pointer.child("verdict"), "is required: a verdict, unless the rule has labels, notify or reply")
    }
    let examples = members["examples"].map { ExamplesReader.examples($0, at: pointer.child("examples"), &state) }
    let fuse = members["fuse"].flatMap { FuseReader.fuse($0, at: pointer.child("fuse"), &state) }
    guard let id, let mode, let folding, let when else { return nil }
    return Rule(
      id: id, name: name, mode: mode, verdict: verdict, folding: folding, isLocked: isLocked, expiresAt: expiresAt,
      when: when, effects: effects, examples: examples ?? RuleExamples(), fuse: fuse)
  }

  static func id(_ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState) -> String? {
    guard let text = value.text(at: pointer, &state.faults) else { return nil }
    let isValid =
      (1...RuleSetLimits.idCharacters).contains(text.utf8.count)
      && text.utf8.allSatisfy(RuleSetLimits.isIDCharacter)
    if isValid { return text }
    state.fault(pointer, "must be 1 to \(RuleSetLimits.idCharacters) of a-z, 0-9 and -")
    return nil
  }

  private static func name(_ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState) -> String? {
    guard let text = value.text(at: pointer, &state.faults) else { return nil }
    if text.unicodeScalars.count <= RuleSetLimits.nameCharacters { return text }
    state.fault(pointer, "must have at most \(RuleSetLimits.nameCharacters) characters")
    return nil
  }

  private static func choice<Choice: RawRepresentable<String>>(
    _ value: JSONValue?, at pointer: JSONPointer, _ choices: [Choice], otherwise missing: Choice,
    _ state: inout ReadingState
  ) -> Choice? {
    guard let value else { return missing }
    if case .string(let text) = value, let choice = Choice(rawValue: text) { return choice }
    state.fault(pointer, "must be " + Enumeration.or(choices.map(\.rawValue)))
    return nil
  }

  private static func verdict(_ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState) -> Verdict? {
    guard let text = value.text(at: pointer, &state.faults) else { return nil }
    if let verdict = Verdict(name: text) { return verdict }
    state.fault(pointer, "must be " + Enumeration.or(Verdict.allCases.map(\.name)))
    return nil
  }

  private static func moment(_ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState) -> Timestamp? {
    guard let text = value.text(at: pointer, &state.faults) else { return nil }
    if let moment = Timestamp(text) { return moment }
    state.fault(pointer, "must be a date and time such as 2027-01-31T00:00:00Z")
    return nil
  }
}
