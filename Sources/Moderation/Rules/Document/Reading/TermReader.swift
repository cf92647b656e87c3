/// Reads lists of terms, users, domains and ids, and references to term lists.
enum TermReader {
  /// What the entries of a list are, and so what one must look like.
  enum Entry {
    case words
    case phrases
    case substrings
    case wildcards
    case users
    case domains
    case videos

    func complaint(about entry: String) -> String? {
      if let complaint = TermCheck.length(entry) { return complaint }
      return switch self {
      case .words, .substrings: nil
      case .phrases: TermCheck.phrase(entry)
      case .wildcards: WildcardTerm.fault(entry)
      case .users: TermCheck.user(entry)
      case .domains: TermCheck.domain(entry)
      case .videos: TermCheck.video(entry)
      }
    }
  }

  static let keys = ["terms", "lists"]

  /// Either a list of entries, or an object with `lists` of them and perhaps `terms` beside.
  static func source(
    _ value: JSONValue, at pointer: JSONPointer, _ entry: Entry, _ state: inout ReadingState
  ) -> TermSource? {
    switch value {
    case .array: return entries(value, at: pointer, entry, &state).map { TermSource(terms: $0) }
    case .object: break
    default:
      state.fault(pointer, "must be a list or an object with lists and perhaps terms, not \(value.kind)")
      return nil
    }
    guard let members = value.members(at: pointer, keys: keys, &state.faults) else { return nil }
    let terms = members["terms"].flatMap { entries($0, at: pointer.child("terms"), entry, &state) } ?? []
    let what = "names of term lists; for terms alone, write the list of them in the object's place"
    guard let value = members.required("lists", what, at: pointer, &state.faults) else { return nil }
    return TermSource(terms: terms, lists: references(value, at: pointer.child("lists"), &state))
  }

  /// At least one entry of the right form.
  static func entries(
    _ value: JSONValue, at pointer: JSONPointer, _ entry: Entry, _ state: inout ReadingState
  ) -> [String]? {
    guard let elements = value.elements(at: pointer, &state.faults) else { return nil }
    state.terms += elements.count
    guard (1...RuleSetLimits.termsPerRule).contains(elements.count) else {
      state.fault(pointer, "must have 1 to \(RuleSetLimits.termsPerRule) entries, not \(elements.count)")
      return nil
    }
    var entries: [String] = []
    for (index, element) in elements.enumerated() {
      guard let text = element.text(at: pointer.child(index), &state.faults) else { continue }
      if let complaint = entry.complaint(about: text) { state.fault(pointer.child(index), complaint) }
      entries.append(text)
    }
    return entries
  }

  private static func references(
    _ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState
  ) -> [ListReference] {
    guard let elements = value.elements(at: pointer, in: 1...RuleSetLimits.listsPerCondition, &state.faults) else {
      return []
    }
    var references: [ListReference] = []
    for (index, element) in elements.enumerated() {
      let pointer = pointer.child(index)
      guard let text = element.text(at: pointer, &state.faults) else { continue }
      guard let reference = ListReference(text) else {
        state.fault(pointer, "must be the name of a term list, such as spam, gateway/spam or starter/spam-en")
        continue
      }
      if references.contains(reference) { state.fault(pointer, "is given twice") }
      references.append(reference)
    }
    return references
  }
}
