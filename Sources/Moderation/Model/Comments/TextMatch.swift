/// A stretch of the comment's original text, in UTF-8 bytes: `start` is the first byte, `end` the one past the last.
public struct TextMatch: Hashable, Codable, Sendable {
  public var start: Int
  public var end: Int
  /// The term of the rule that matched there.
  public var term: String
  /// The rule whose match it is; nil in rows written before decisions kept the matches of several rules.
  public var rule: String?
  /// What had to be undone in the text before the term showed.
  public var how: FoldingSteps

  public init(start: Int, end: Int, term: String, rule: String? = nil, how: FoldingSteps = []) {
    self.start = start
    self.end = end
    self.term = term
    self.rule = rule
    self.how = how
  }

  private enum CodingKeys: String, CodingKey {
    case start
    case end
    case term
    case rule
    case how
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    start = try container.decode(Int.self, forKey: .start)
    end = try container.decode(Int.self, forKey: .end)
    term = try container.decode(String.self, forKey: .term)
    rule = try container.decodeIfPresent(String.self, forKey: .rule)
    how = try container.decodeIfPresent(FoldingSteps.self, forKey: .how) ?? []
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(start, forKey: .start)
    try container.encode(end, forKey: .end)
    try container.encode(term, forKey: .term)
    try container.encodeIfPresent(rule, forKey: .rule)
    if !how.isEmpty { try container.encode(how, forKey: .how) }
  }
}
