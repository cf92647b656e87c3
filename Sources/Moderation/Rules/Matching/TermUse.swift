/// One term that a string in a trie stands for. A rule set has some hundred of these, so it is kept small.
struct TermUse: Equatable {
  /// The term's number in its matcher.
  var term: UInt32
  /// The slot, and below it the flags.
  private var slotAndFlags: UInt32

  /// A matcher has no more slots than this.
  static let slotLimit = 1 << 24

  init(term: UInt32, slot: UInt32, flags: Flags) {
    precondition(slot < Self.slotLimit, "a use has three bytes for its slot")
    self.term = term
    slotAndFlags = slot << 8 | UInt32(flags.rawValue)
  }

  var slot: UInt32 {
    @inline(__always)
    get { slotAndFlags >> 8 }
  }

  var flags: Flags {
    @inline(__always)
    get { Flags(rawValue: UInt8(truncatingIfNeeded: slotAndFlags)) }
    set { slotAndFlags = slotAndFlags & ~0xFF | UInt32(newValue.rawValue) }
  }

  struct Flags: OptionSet {
    let rawValue: UInt8

    /// No word may go on after it.
    static let edgeAfter = Flags(rawValue: 1 << 0)
    /// No mark may follow that belongs to its last character.
    static let wholeAfter = Flags(rawValue: 1 << 1)
    /// The string is one part of a wildcard's pattern; the others must be found around it.
    static let part = Flags(rawValue: 1 << 2)
    /// The string is what the term becomes among Latin letters: counts only where the text has others.
    static let lookalike = Flags(rawValue: 1 << 3)
    /// The string is the term without marks that make other letters.
    static let unmarked = Flags(rawValue: 1 << 4)
    /// The string is looked for in the text as typed, or as folded.
    static let plainly = Flags(rawValue: 1 << 5)
    /// The string is looked for in the second reading of the folded text.
    static let evasively = Flags(rawValue: 1 << 6)

    static let views: Flags = [.plainly, .evasively]
    /// What must be looked into at the place where the string was found.
    static let conditions: Flags = [.edgeAfter, .wholeAfter, .lookalike]
  }
}
