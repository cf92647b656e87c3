/// A rule set as its author wrote it, known to be valid.
///
/// Rules are independent of their order: an allow rule that matches outranks everything, then the strongest verdict
/// wins, and among rules of one verdict the one whose id comes first, compared byte by byte.
public struct RuleSetDocument: Equatable, Sendable {
  /// The verdict where no live rule matches: `allow` or `review`. Nil for that of the layer above; at the top, `allow`.
  public let defaultVerdict: Verdict?
  /// The ids of rules of layers above that are switched off.
  public let disabled: [String]
  /// In the author's order.
  public let rules: [Rule]

  /// Trusts its caller that all of it is valid.
  /// What stands for a rule set that is not there.
  package static let empty = RuleSetDocument(defaultVerdict: nil, rules: [])

  init(defaultVerdict: Verdict?, disabled: [String] = [], rules: [Rule]) {
    self.defaultVerdict = defaultVerdict
    self.disabled = disabled
    self.rules = rules
  }

  /// Reads and validates JSON text in UTF-8. Throws every fault it finds, each with its path; text that is not JSON at
  /// all is one fault, with the line and column.
  public init(json: some Sequence<UInt8>) throws(RuleSetFaults) {
    let bytes = Array(json.prefix(RuleSetLimits.documentBytes + 1))
    guard bytes.count <= RuleSetLimits.documentBytes else {
      throw RuleSetFaults([
        RuleSetFault(path: "", message: "must have at most \(RuleSetLimits.documentBytes) bytes of JSON")
      ])
    }
    var reader = RuleSetReader()
    self = try reader.read(bytes)
  }

  /// The document with fixed key order, no white space and every default written out: what is stored and compared.
  /// Reading it gives an equal document.
  public var canonicalJSON: String { RuleSetWriter.canonicalJSON(of: self) }

  /// The term lists that the rules name, those of rules that are off too.
  public var listReferences: Set<ListReference> {
    var references: Set<ListReference> = []
    for rule in rules {
      rule.when.forEach { condition in
        switch condition {
        case .terms(_, let source), .users(let source): references.formUnion(source.lists)
        default: break
        }
      }
    }
    return references
  }

  /// The rule set that a new tenant begins with.
  public static let starter = RuleSetDocument(
    defaultVerdict: .allow,
    rules: [
      Rule(
        id: "spam-phrases", name: "Spam phrases", mode: .live, verdict: .delete,
        when: .substrings(["follow me", "click here", "free money"])),
      Rule(
        id: "bad-words", name: "Bad words", mode: .live, verdict: .delete,
        when: .words(["badword1", "badword2"])),
      Rule(
        id: "too-short", name: "Fewer than two words", mode: .live, verdict: .review,
        when: .measure(.wordCount, MeasureBounds(below: 2))),
    ])
}
