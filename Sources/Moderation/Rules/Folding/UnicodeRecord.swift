/// What folding knows about one character.
struct UnicodeRecord {
  /// The values are those of scripts/unicode/table.c.
  struct Flags: OptionSet {
    let rawValue: UInt16

    /// A word character as it is typed.
    static let word = Flags(rawValue: 1 << 0)
    /// A letter, not a digit or a mark.
    static let letter = Flags(rawValue: 1 << 1)
    /// Of a script written without spaces.
    static let spaceless = Flags(rawValue: 1 << 2)
    /// A combining mark that folding keeps.
    static let mark = Flags(rawValue: 1 << 3)
    /// A combining mark of no script in particular, which folding drops.
    static let looseMark = Flags(rawValue: 1 << 4)
    /// Folds to a Latin letter.
    static let latin = Flags(rawValue: 1 << 5)
    /// A letter of another alphabet that may stand for a Latin one.
    static let other = Flags(rawValue: 1 << 6)
    /// Its shape is what Unicode's data calls confusable.
    static let strict = Flags(rawValue: 1 << 7)
    /// May fuse with the character before it.
    static let composes = Flags(rawValue: 1 << 8)
    /// One half of a flag.
    static let regional = Flags(rawValue: 1 << 9)
    /// Marks after it are part of the spelling.
    static let keepsMarks = Flags(rawValue: 1 << 10)
    /// A digit or a sign that is written for the letter of its shape.
    static let sign = Flags(rawValue: 1 << 11)
    /// A sign that is read so only where folding is aggressive.
    static let rare = Flags(rawValue: 1 << 12)
    /// A sign that is read so only between letters, being punctuation elsewhere.
    static let inner = Flags(rawValue: 1 << 13)
  }

  /// A `length` that says: folds to itself.
  static let itself: UInt8 = 255

  /// Where in the table's pool its folded form is, and how many bytes that has.
  var offset: UInt16 = 0
  var length: UInt8 = Self.itself
  /// The folding steps that make its folded form of it.
  var steps: UInt8 = 0
  var flags: Flags = []
  /// The Latin letter in ASCII that it may stand for, or 0.
  var shape: UInt8 = 0
  var combiningClass: UInt8 = 0

  /// Whether a word goes on here from a character of the same word, or one that spaces would have to set apart.
  @inline(__always)
  var bindsToWord: Bool { flags.contains(.word) && !flags.contains(.spaceless) }
}
