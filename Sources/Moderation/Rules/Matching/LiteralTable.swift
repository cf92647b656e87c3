/// The literals of a rule set while it is compiled, each once, with everything that asked for it.
struct LiteralTable {
  private var uses: [[UInt8]: [LiteralUse]] = [:]

  /// Adds a literal for one condition. A condition that asks for the same literal twice is given its first term only.
  mutating func add(_ literal: [UInt8], _ use: LiteralUse) {
    let known = uses[literal, default: []]
    guard known.last?.slot != use.slot else { return }
    uses[literal] = known + [use]
  }

  var isEmpty: Bool { uses.isEmpty }

  /// In an order that depends only on the literals, so that two documents with the same rules compile alike.
  var sorted: [(literal: [UInt8], uses: [LiteralUse])] {
    uses.map { (literal: $0.key, uses: $0.value) }.sorted { $0.literal.lexicographicallyPrecedes($1.literal) }
  }
}

/// One term of one condition that a literal stands for.
struct LiteralUse: Equatable {
  /// The condition's number among those made of literals.
  var slot: Int32
  /// The term's index in its condition.
  var term: Int32
  /// No word character may stand directly before it, or after it.
  var edgeBefore: Bool
  var edgeAfter: Bool

  /// A term that matches anywhere.
  init(slot: Int, term: Int) {
    self.init(slot: slot, term: term, edgeBefore: false, edgeAfter: false)
  }

  /// A term that matches as a word: an edge is wanted where the literal's own end is a word character.
  init(slot: Int, term: Int, asWord literal: [UInt8]) {
    let (before, after) = literal.withUnsafeBufferPointer {
      (UTF8Reading.isWord(in: $0, at: 0), UTF8Reading.isWord(in: $0, before: $0.count))
    }
    self.init(slot: slot, term: term, edgeBefore: before, edgeAfter: after)
  }

  private init(slot: Int, term: Int, edgeBefore: Bool, edgeAfter: Bool) {
    self.slot = Int32(slot)
    self.term = Int32(term)
    self.edgeBefore = edgeBefore
    self.edgeAfter = edgeAfter
  }
}
