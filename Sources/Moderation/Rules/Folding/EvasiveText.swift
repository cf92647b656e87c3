/// The second reading of a folded text, made only where `EvasionHints` call for it: digits and signs in words are the
/// letters that they stand for, a letter repeated in a row stands once, letters set apart are joined, and every letter
/// stands for those it could be taken for (`i` and `l` for `1`).
///
/// It tells where a term may be hidden. Whether it is, `TermAlignment` finds out at the place.
struct EvasiveText: ~Copyable {
  /// Each byte mapped to where in the folded text it came from.
  private(set) var mapped = MappedBytes()

  private let table = UnicodeTable.shared
  /// The letter that the last byte stands for, while it can be repeated; 0 where it cannot.
  private var lastLetter: UInt32 = 0
  private var readsLookalikes = false

  /// Reads a text. `original` is the text that `folded` maps to.
  mutating func take(
    _ folded: borrowing MappedBytes, original: UnsafeBufferPointer<UInt8>, hints: EvasionHints,
    joinsLetters: Bool = true
  ) {
    let text = folded.buffer
    mapped.reset(room: text.count + 16)
    lastLetter = 0
    readsLookalikes = hints.contains(.lookalike)
    var index = 0
    var singlesChecked = joinsLetters ? 0 : Int.max
    while index < text.count {
      let word = EvasiveWord(in: text, at: index, table)
      if word.end == index {
        index = copySign(of: text, at: index)
        continue
      }
      if index >= singlesChecked {
        let run = SpelledRun(in: text, at: index, table)
        singlesChecked = run.end
        if run.count >= SpelledRun.shortest {
          append(run, of: text)
          index = run.end
          continue
        }
      }
      append(word, folded, original)
      index = word.end
      lastLetter = 0
    }
    mapped.finish(at: text.count)
  }

  /// The second reading of a folded term. Letters that the term itself sets apart stay so.
  static func reading(_ term: [UInt8]) -> [UInt8] {
    var folded = MappedBytes()
    var evasive = EvasiveText()
    term.withUnsafeBufferPointer { term in
      folded.copy(term)
      evasive.take(folded, original: term, hints: [], joinsLetters: false)
    }
    return Array(evasive.mapped.buffer)
  }

  private mutating func copySign(of text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    lastLetter = 0
    var end = index
    repeat {
      mapped.append(text[end], from: index)
      end += 1
    } while end < text.count && text[end] & 0xC0 == 0x80
    return end
  }

  private mutating func append(
    _ word: EvasiveWord, _ folded: borrowing MappedBytes, _ original: UnsafeBufferPointer<UInt8>
  ) {
    let text = folded.buffer
    let isLookalike = readsLookalikes && word.couldBeLookalike
    var index = word.start
    while index < word.end {
      let (scalar, length) = UTF8Reading.scalar(in: text, at: index)
      if isLookalike, let shape = LetterReading.lookalike(original, at: folded.start(of: index), table) {
        append(letter: LetterReading.common(shape), from: index)
      } else {
        append(scalar, readsSigns: word.isMixed, from: index)
      }
      index += length
    }
  }

  private mutating func append(_ run: SpelledRun, of text: UnsafeBufferPointer<UInt8>) {
    run.forEach(in: text, table) { scalar, index in append(scalar, readsSigns: true, from: index) }
    lastLetter = 0
  }

  private mutating func append(_ scalar: Unicode.Scalar, readsSigns: Bool, from index: Int) {
    let record = table.record(scalar)
    if record.flags.contains(.letter) {
      append(letter: LetterReading.common(scalar), from: index)
    } else if readsSigns, record.flags.contains(.sign) {
      append(letter: Unicode.Scalar(record.shape), from: index)
    } else if record.flags.contains(.regional) {
      append(letter: LetterReading.common(LetterReading.regional(scalar)), from: index)
    } else {
      mapped.append(scalar, from: index)
      lastLetter = 0
    }
  }

  private mutating func append(letter: Unicode.Scalar, from index: Int) {
    guard letter.value != lastLetter else { return }
    mapped.append(letter, from: index)
    lastLetter = letter.value
  }
}
