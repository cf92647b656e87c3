/// Looks a folded text over for hints that it could be read in another way.
struct EvasionScan {
  private var hints: EvasionHints = []
  private var previous = Character()
  /// How often the last letter stands in a row.
  private var run = 1
  /// Single letters in a row, and the length of the word that they end in.
  private var singles = 0
  private var wordLength = 0

  /// The hints that the text itself gives, besides those that folding noticed.
  static func hints(in text: UnsafeBufferPointer<UInt8>, _ table: UnicodeTable) -> EvasionHints {
    var scan = EvasionScan()
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        scan.take(Character(ascii: byte))
        index += 1
      } else {
        let (scalar, length) = UTF8Reading.scalar(in: text, at: index)
        scan.take(Character(scalar, table.record(scalar).flags))
        index += length
      }
    }
    return scan.hints
  }

  @inline(__always)
  private mutating func take(_ current: Character) {
    if current.scalar == previous.scalar {
      run += 1
      if current.isLetter { hints.insert(run > 2 ? .stretched : .doubled) }
    } else {
      run = 1
      if current.kind != previous.kind { takeChange(to: current) }
    }
    if current.isLetter || current.isSign {
      wordLength += 1
      if wordLength == 1 { singles += 1 } else { singles = 0 }
      if singles == SpelledRun.shortest { hints.insert(.spelled) }
    } else {
      wordLength = 0
      if current.kind == .word { singles = 0 }
    }
    previous = current
  }

  private mutating func takeChange(to current: Character) {
    switch (previous.kind, current.kind) {
    case (.letter, .sign), (.sign, .letter), (.inner, .letter), (.inner, .sign): hints.insert(.leet)
    case (.letter, .rare), (.rare, .letter): hints.insert(.rareSigns)
    default: break
    }
  }

  private struct Character {
    enum Kind {
      case letter
      /// A digit or a sign that is written for a letter.
      case sign
      /// One that is so only between letters.
      case inner
      /// One that is so where folding is aggressive.
      case rare
      /// Another word character.
      case word
      case other
    }

    var scalar: UInt32 = 0
    var kind = Kind.other

    @inline(__always)
    var isLetter: Bool { kind == .letter }

    @inline(__always)
    var isSign: Bool { kind == .sign || scalar == 0x32 }

    init() {}

    @inline(__always)
    init(ascii byte: UInt8) {
      scalar = UInt32(byte)
      if byte &- 0x61 < 26 {
        kind = .letter
        return
      }
      switch byte {
      case 0x32, 0x28, 0x2B, 0x3C, 0x7C: kind = .rare
      case 0x30...0x39, 0x24, 0x40: kind = .sign
      case 0x21: kind = .inner
      default: break
      }
    }

    @inline(__always)
    init(_ character: Unicode.Scalar, _ flags: UnicodeRecord.Flags) {
      scalar = character.value
      if flags.contains(.letter) {
        kind = .letter
      } else if flags.contains(.sign) {
        kind = flags.contains(.inner) ? .inner : .sign
      } else if flags.contains(.word) {
        kind = .word
      }
    }
  }
}
