/// A text as matching sees it, each byte mapped to where it came from. Terms are folded in the same way, so that
/// comparing is comparing bytes.
///
/// Compatibility forms, case (NFKC_Casefold), letters in frames and Latin lookalikes become the plain character;
/// invisible characters and the marks of Latin, Greek and Cyrillic letters go, except a single mark that makes another
/// letter (`DistinctLetter`); every run of white space is one space. A Cyrillic or Greek word stays as it is, but in a
/// word that mixes its letters with Latin ones they become the Latin letters that they look like. Folding twice changes
/// nothing.
struct FoldedText: ~Copyable {
  private(set) var mapped = MappedBytes()
  /// What folding noticed by the way.
  private(set) var hints: EvasionHints = []

  private let table = UnicodeTable.shared
  private var word = FoldedWord()
  /// Whether a word was met that only another alphabet can write.
  private var isForeign = false
  /// Whether the last character is one whose marks are part of the spelling.
  private var keepsMarks = false
  /// Marks dropped since the last character.
  private var marks = 0

  /// Replaces the content by the folding of `text`, which must be valid UTF-8.
  mutating func fold(_ text: UnsafeBufferPointer<UInt8>) {
    // Few characters grow, so twice the length nearly always does.
    mapped.reset(room: text.count * 2 + 16)
    hints = []
    let plain = PlainText.fold(text, into: mapped.bytes)
    mapped.adoptIdentity(count: plain)
    if plain < text.count { foldRest(of: text, from: plain) }
  }

  /// The bytes of a term, folded.
  static func folding(_ term: String) -> [UInt8] {
    var folded = FoldedText()
    var term = term
    term.withUTF8 { folded.fold($0) }
    return Array(folded.mapped.buffer)
  }

  /// The number of words that white space separates, as Python's `len(text.split())` counts.
  var wordCount: Int {
    let text = mapped.buffer
    guard let first = text.first, let last = text.last else { return 0 }
    var spaces = 0
    for byte in text where byte == 0x20 { spaces += 1 }
    return spaces + 1 - (first == 0x20 ? 1 : 0) - (last == 0x20 ? 1 : 0)
  }

  private mutating func foldRest(of text: UnsafeBufferPointer<UInt8>, from start: Int) {
    (isForeign, keepsMarks, marks) = (false, false, 0)
    word.begin(in: mapped.buffer)
    var index = start
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        append(ascii: byte, from: index)
        index += 1
        continue
      }
      let (scalar, length) = UTF8Reading.scalar(in: text, at: index)
      let record = table.record(scalar)
      if record.flags.contains(.regional) {
        index = foldFlags(of: text, from: index)
        continue
      }
      if record.length == UnicodeRecord.itself || record.flags.contains(.looseMark) {
        append(scalar, record, shape: record, from: index)
      } else {
        appendForm(record, from: index)
      }
      index += length
    }
    mapped.finish(at: text.count)
    endWord()
    if isForeign { hints.remove(.lookalike) }
  }

  @inline(__always)
  private mutating func append(ascii byte: UInt8, from origin: Int) {
    let folded = PlainText.fold(byte)
    guard folded != 0 else { return }
    (keepsMarks, marks) = (false, 0)
    if folded &- 0x61 < 26 {
      word.hasLatin = true
      mapped.append(folded, from: origin)
    } else if CharacterClass.isWord(ascii: folded) {
      mapped.append(folded, from: origin)
    } else if folded != 0x20 || mapped.count == 0 || mapped.bytes[mapped.count - 1] != 0x20 {
      endWord()
      mapped.append(folded, from: origin)
    }
  }

  /// Appends the folded form of a character that has another than itself.
  private mutating func appendForm(_ record: UnicodeRecord, from origin: Int) {
    let form = UnsafeBufferPointer(start: table.pool + Int(record.offset), count: Int(record.length))
    var index = 0
    while index < form.count {
      if form[index] < 0x80 {
        append(ascii: form[index], from: origin)
        index += 1
      } else {
        let (scalar, length) = UTF8Reading.scalar(in: form, at: index)
        let part = table.record(scalar)
        append(scalar, part, shape: record.shape != 0 ? record : part, from: origin)
        index += length
      }
    }
  }

  /// Appends a folded character other than ASCII. `original` is the record of the character it was folded from.
  private mutating func append(
    _ scalar: Unicode.Scalar, _ record: UnicodeRecord, shape original: UnicodeRecord, from origin: Int
  ) {
    if record.flags.contains(.looseMark) || record.flags.contains(.mark) && !keepsMarks { return dropMark(scalar) }
    marks = 0
    if record.flags.contains(.composes), compose(with: scalar) { return }
    keepsMarks = record.flags.contains(.keepsMarks) || record.flags.contains(.mark)
    guard record.flags.contains(.word) else {
      endWord()
      mapped.append(scalar, from: origin)
      return
    }
    if record.flags.contains(.latin) { word.hasLatin = true }
    if record.flags.contains(.other) {
      word.letters.append(
        ShapedLetter(place: mapped.count, shape: original.shape, isStrict: original.flags.contains(.strict)))
    } else {
      word.hasOddLetter = word.hasOddLetter || record.flags.contains(.letter)
    }
    if DistinctLetter.plain(scalar) != nil { hints.insert(.distinct) }
    if record.combiningClass > 0 {
      insertMark(scalar, record.combiningClass, from: origin)
    } else {
      mapped.append(scalar, from: origin)
    }
  }

  // MARK: Words

  /// Settles in which alphabet the word that ends here is written.
  private mutating func endWord() {
    guard !word.letters.isEmpty else { return word.reset() }
    if word.hasLatin {
      mapped.replace(word.letters)
    } else if word.isLookalike {
      hints.insert(.lookalike)
    } else {
      isForeign = true
    }
    word.reset()
  }

  // MARK: Marks

  /// A mark that makes another letter of the one before it does so while it is the only one; others go.
  private mutating func dropMark(_ mark: Unicode.Scalar) {
    defer { marks += 1 }
    guard mapped.count > 0, marks < 2 else { return }
    let last = UTF8Reading.scalar(in: mapped.buffer, before: mapped.count)
    let length = UTF8.width(last)
    if marks == 0, let distinct = DistinctLetter.composition(last, mark) {
      mapped.append(distinct, from: mapped.removeLast(length))
      hints.insert(.distinct)
    } else if let plain = DistinctLetter.plain(last), DistinctLetter.hasMark(last) {
      mapped.append(plain, from: mapped.removeLast(length))
    }
  }

  /// Fuses a character with the one before it, where Unicode does so.
  private mutating func compose(with scalar: Unicode.Scalar) -> Bool {
    guard mapped.count > 0 else { return false }
    let last = UTF8Reading.scalar(in: mapped.buffer, before: mapped.count)
    guard let composed = table.composition(last, scalar) else { return false }
    mapped.append(composed, from: mapped.removeLast(UTF8.width(last)))
    keepsMarks = true
    return true
  }

  /// Appends a mark before those that Unicode orders after it. In stacks higher than any spelling needs, they stay.
  private mutating func insertMark(_ mark: Unicode.Scalar, _ combiningClass: UInt8, from origin: Int) {
    var later: [Unicode.Scalar] = []
    var origin = origin
    while mapped.count > 0, later.count < 8 {
      let last = UTF8Reading.scalar(in: mapped.buffer, before: mapped.count)
      guard table.record(last).combiningClass > combiningClass else { break }
      origin = mapped.removeLast(UTF8.width(last))
      later.append(last)
    }
    mapped.append(mark, from: origin)
    for scalar in later.reversed() { mapped.append(scalar, from: origin) }
  }

  // MARK: Flags

  /// Folds a run of the letters that flags are made of. Pairs are flags, and stay; what cannot be pairs is letters.
  private mutating func foldFlags(of text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end + 3 < text.count, table.record(UTF8Reading.scalar(in: text, at: end).0).flags.contains(.regional) {
      end += 4
    }
    let isFlags = (end - start) % 8 == 0
    if isFlags, end - start > 8 { hints.insert(.regional) }
    for index in stride(from: start, to: end, by: 4) {
      let scalar = UTF8Reading.scalar(in: text, at: index).0
      let record = table.record(scalar)
      if isFlags {
        append(scalar, record, shape: record, from: index)
      } else {
        appendForm(record, from: index)
      }
    }
    return end
  }
}
