/// Finds phone numbers, international or national, and links that open a chat with one.
struct PhoneFinder {
  private let text: UnsafeBufferPointer<UInt8>
  private let reader: DigitRunReader
  private var run = DigitRun()
  private var index = 0

  private init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    reader = DigitRunReader(text)
  }

  static func isFound(in text: borrowing AddressText) -> Bool {
    var finder = PhoneFinder(text.bytes)
    return finder.next() != nil
  }

  /// The numbers in order, in bytes of the text that `text` read, at most `RuleSetLimits.matches`.
  static func ranges(in text: borrowing AddressText) -> [Range<Int>] {
    var finder = PhoneFinder(text.bytes)
    var ranges: [Range<Int>] = []
    while ranges.count < RuleSetLimits.matches, let range = finder.next() { ranges.append(text.original(range)) }
    return ranges
  }

  private mutating func next() -> Range<Int>? {
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "w") || byte == UInt8(ascii: "c") || byte == UInt8(ascii: "a"), let link = chatLink() {
        index = link.upperBound
        return link
      }
      let mayBegin =
        byte == UInt8(ascii: "+") || byte == UInt8(ascii: "(") || reader.digit(at: index) != nil
      guard mayBegin, reader.read(&run, from: index) else {
        index += 1
        continue
      }
      if endsTime(at: index) {
        index = run.groups[0].end
        continue
      }
      index = max(run.range.upperBound, index + 1)
      if PhoneShape.isPhone(run), !isGlued(run.range), !isAmount(run.range) { return run.range }
    }
    return nil
  }

  /// Whether the digits at `start` are the minutes of a time.
  private func endsTime(at start: Int) -> Bool {
    start > 1 && text[start - 1] == UInt8(ascii: ":") && (0x30...0x39).contains(text[start - 2])
  }

  // MARK: Chats

  private static let chats: [StaticString] = ["wa.me/", "api.whatsapp.com/", "chat.whatsapp.com/", "whatsapp://send"]

  private func chatLink() -> Range<Int>? {
    guard let chat = Self.chats.first(where: { AddressReading.matches($0, at: index, in: text) }) else { return nil }
    let isWithin = index > 0 && text[index - 1] < 0x80 && CharacterClass.isWord(ascii: text[index - 1])
    let tail = index + chat.utf8CodeUnitCount
    let end = text[tail...].firstIndex(of: 0x20) ?? text.count
    return isWithin || end == tail && text[tail - 1] == UInt8(ascii: "/") ? nil : index..<end
  }

  // MARK: Surroundings

  /// Words that are written together with a number.
  private static let labels = Set(
    [
      "tel", "wa", "whatsapp", "whats", "wpp", "zap", "phone", "call", "text", "sms", "mob", "mobile", "cel", "fone",
      "fon",
      "hp", "no", "nr", "num", "nomor", "viber", "tlf", "telefon", "imo",
    ].map { Array($0.utf8) })

  /// Whether the digits belong to a word, a path, a mention or the like.
  private func isGlued(_ range: Range<Int>) -> Bool {
    if range.upperBound < text.count {
      let next = text[range.upperBound]
      if next < 0x80, CharacterClass.isWord(ascii: next) || "%@:=".utf8.contains(next) { return true }
    }
    guard range.lowerBound > 0 else { return false }
    let last = text[range.lowerBound - 1]
    // Scripts without spaces write numbers next to words.
    guard last < 0x80 else { return false }
    if "@#_=/&%\\".utf8.contains(last) { return true }
    let before = range.lowerBound > 1 ? text[range.lowerBound - 2] : 0x20
    if last == UInt8(ascii: ":") || last == UInt8(ascii: ",") { return (0x30...0x39).contains(before) }
    if last == UInt8(ascii: "-") { return CharacterClass.isWord(ascii: before) }
    guard CharacterClass.isWord(ascii: last) else { return false }
    let word = AddressReading.label(endingAt: range.lowerBound, in: text)
    return !Self.labels.contains(Array(text[word]))
  }

  /// What follows amounts of money and of other things.
  private static let units: [StaticString] = [
    "€", "$", "£", "₹", "₽", "₩", "¥", "eur", "usd", "brl", "inr", "idr", "rub", "rp", "руб", "views", "likes",
    "followers",
    "subscribers", "vistas", "seguidores", "просмотров", "подписчиков", "円", "元", "원",
  ]

  private func isAmount(_ range: Range<Int>) -> Bool {
    let after = AddressReading.skippingSpace(range.upperBound, in: text)
    if Self.units.contains(where: { AddressReading.matches($0, at: after, in: text) }) { return true }
    if range.upperBound + 1 < text.count, text[range.upperBound] == UInt8(ascii: ","),
      (0x30...0x39).contains(text[range.upperBound + 1])
    {
      return true
    }
    let before = range.lowerBound > 0 && text[range.lowerBound - 1] == 0x20 ? range.lowerBound - 1 : range.lowerBound
    guard before > 0 else { return false }
    if text[before - 1] < 0x80 { return text[before - 1] == UInt8(ascii: "$") }
    return "€£₹₽₩¥".unicodeScalars.contains(UTF8Reading.scalar(in: text, before: before))
  }
}
