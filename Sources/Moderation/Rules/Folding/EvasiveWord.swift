/// A run of letters, digits and signs that are written for letters, in a folded text.
struct EvasiveWord {
  let start: Int
  /// Equal to `start` where none begins.
  private(set) var end: Int
  /// Whether it has letters and besides them digits or signs that stand for letters.
  var isMixed: Bool { hasLetter && hasSign }
  /// Whether none of its letters is Latin, so that all of them may pass for Latin ones.
  private(set) var couldBeLookalike = true

  private var hasLetter = false
  private var hasSign = false

  init(in text: UnsafeBufferPointer<UInt8>, at start: Int, _ table: UnicodeTable) {
    self.start = start
    end = start
    var letters = 0
    var followsWord = false
    while end < text.count {
      let (scalar, length) = UTF8Reading.scalar(in: text, at: end)
      let flags = table.record(scalar).flags
      if flags.contains(.word), scalar != "_" {
        if flags.contains(.letter) {
          letters += 1
          if !flags.contains(.other) { couldBeLookalike = false }
        }
        hasSign = hasSign || flags.contains(.sign)
        followsWord = true
      } else if flags.contains(.sign) {
        if flags.contains(.inner) {
          guard followsWord || scalar == "!", UTF8Reading.isWord(in: text, at: end + length) else { break }
        }
        hasSign = true
        followsWord = false
      } else if flags.contains(.regional) {
        letters += 1
        couldBeLookalike = false
        followsWord = false
      } else {
        break
      }
      end += length
    }
    hasLetter = letters > 0
    couldBeLookalike = couldBeLookalike && letters >= 3
  }
}
