/// What Vectorscan's callback works on during one scan. A plain value behind a pointer, so that a hit costs no
/// reference counting and no allocation.
struct LiteralScan {
  struct Literal {
    /// In bytes.
    var length: Int32
    var firstUse: Int32
    var useCount: Int32
  }

  /// Where a term matched, in bytes of the view that was scanned.
  struct Span: Equatable, Comparable {
    var start: Int
    var end: Int
    var term: Int32

    static func < (left: Span, right: Span) -> Bool {
      (left.start, left.end, left.term) < (right.start, right.end, right.term)
    }
  }

  let text: UnsafeBufferPointer<UInt8>
  private let literals: UnsafeMutableBufferPointer<Literal>
  private let uses: UnsafeMutableBufferPointer<LiteralUse>
  private let flags: UnsafeMutableBufferPointer<Bool>
  private let slot: Int32
  /// The length of the longest literal, in bytes.
  private let longest: Int
  private(set) var spans: [Span] = []

  /// For `mark`.
  init(
    text: UnsafeBufferPointer<UInt8>, literals: UnsafeMutableBufferPointer<Literal>,
    uses: UnsafeMutableBufferPointer<LiteralUse>, flags: UnsafeMutableBufferPointer<Bool>
  ) {
    (self.text, self.literals, self.uses, self.flags) = (text, literals, uses, flags)
    (slot, longest) = (-1, 0)
  }

  /// For `collect`.
  init(
    text: UnsafeBufferPointer<UInt8>, literals: UnsafeMutableBufferPointer<Literal>,
    uses: UnsafeMutableBufferPointer<LiteralUse>, collecting slot: Int, longest: Int
  ) {
    (self.text, self.literals, self.uses) = (text, literals, uses)
    (flags, self.slot) = (UnsafeMutableBufferPointer(start: nil, count: 0), Int32(slot))
    self.longest = longest
  }

  @inline(__always)
  func mark(literal id: UInt32, end: UInt64) {
    let literal = literals[Int(id)]
    for index in literal.firstUse..<literal.firstUse + literal.useCount {
      let use = uses[Int(index)]
      if !flags[Int(use.slot)], hasEdges(use, end: Int(end), length: Int(literal.length)) {
        flags[Int(use.slot)] = true
      }
    }
  }

  /// Keeps the spans that come first, in order. Answers false when no later hit can be one of them: hits arrive by
  /// their ends, and none is longer than `longest`.
  mutating func collect(literal id: UInt32, end: UInt64) -> Bool {
    if spans.count == RuleSetLimits.matches, let last = spans.last, Int(end) - longest > last.start { return false }
    let literal = literals[Int(id)]
    for index in literal.firstUse..<literal.firstUse + literal.useCount where uses[Int(index)].slot == slot {
      let span = Span(start: Int(end) - Int(literal.length), end: Int(end), term: uses[Int(index)].term)
      let isFull = spans.count == RuleSetLimits.matches
      if isFull, let last = spans.last, last < span { continue }
      guard hasEdges(uses[Int(index)], end: span.end, length: span.end - span.start) else { continue }
      if isFull { spans.removeLast() }
      spans.insert(span, at: spans.firstIndex { span < $0 } ?? spans.endIndex)
    }
    return true
  }

  @inline(__always)
  private func hasEdges(_ use: LiteralUse, end: Int, length: Int) -> Bool {
    if use.edgeBefore, UTF8Reading.isWord(in: text, before: end - length) { return false }
    return !(use.edgeAfter && UTF8Reading.isWord(in: text, at: end))
  }
}
