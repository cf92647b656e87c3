/// A piece of a folded text that stands for something plainer in an address.
struct Disguise {
  /// Bytes of the text, with the white space around that goes with it.
  var length: Int
  var plain: [UInt8]
  /// Whether it is a dot or an at sign in another form, which tells that an address was to be hidden.
  var isJoint = false

  /// Whether a disguise may begin with this byte, to pass over most bytes quickly.
  @inline(__always)
  static func mayBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x25, 0x28, 0x3C, 0x5B, 0x7B, 0x64, 0x68, 0xE3, 0xEF: true
    default: false
    }
  }

  /// The disguise that begins at `index`.
  static func at(_ index: Int, in text: UnsafeBufferPointer<UInt8>) -> Disguise? {
    switch text[index] {
    case UInt8(ascii: " "):
      guard index > 0, index + 1 < text.count else { return nil }
      return bracketed(index + 1, from: index, in: text) ?? DotWord.at(index, in: text) ?? looseDot(index, in: text)
    case UInt8(ascii: "%"): return PercentEncoding.at(index, in: text)
    case UInt8(ascii: "d"): return gluedDotCom(index, in: text)
    case UInt8(ascii: "h"): return scheme(index, in: text)
    case 0xE3, 0xEF: return wideSign(index, in: text)
    default: return bracketed(index, from: index, in: text)
    }
  }

  /// `[.]`, `(dot)`, `{at}`, `[:]`, with white space around and inside.
  private static func bracketed(_ open: Int, from start: Int, in text: UnsafeBufferPointer<UInt8>) -> Disguise? {
    let close: UInt8
    switch text[open] {
    case UInt8(ascii: "["): close = UInt8(ascii: "]")
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    case UInt8(ascii: "{"): close = UInt8(ascii: "}")
    case UInt8(ascii: "<"): close = UInt8(ascii: ">")
    default: return nil
    }
    let content = AddressReading.skippingSpace(open + 1, in: text)
    guard let reading = AddressWords.inBrackets(content, in: text) else { return nil }
    let end = AddressReading.skippingSpace(content + reading.length, in: text)
    guard end < text.count, text[end] == close else { return nil }
    let first = reading.sign.utf8Start[0]
    let isPartOfScheme = first == UInt8(ascii: ":") || first == UInt8(ascii: "/")
    let next = isPartOfScheme ? end + 1 : AddressReading.skippingSpace(end + 1, in: text)
    if !isPartOfScheme {
      guard UTF8Reading.isWord(in: text, before: start), UTF8Reading.isWord(in: text, at: next) else { return nil }
    }
    // `what (.) ever` may be a face.
    let isFace = !reading.isWord && start < open
    let plain = Array(UnsafeBufferPointer(start: reading.sign.utf8Start, count: reading.sign.utf8CodeUnitCount))
    return Disguise(length: next - start, plain: plain, isJoint: !isPartOfScheme && !isFace)
  }

  /// `spam .com`
  private static func looseDot(_ space: Int, in text: UnsafeBufferPointer<UInt8>) -> Disguise? {
    guard text[space + 1] == UInt8(ascii: "."), UTF8Reading.isWord(in: text, before: space) else { return nil }
    let label = AddressReading.label(from: space + 2, in: text)
    guard TopLevelDomains.isKnown(text[label]), AddressReading.endsWord(label.upperBound, in: text) else { return nil }
    return Disguise(length: 2, plain: [UInt8(ascii: ".")], isJoint: true)
  }

  /// `spamdotcom`
  private static func gluedDotCom(_ index: Int, in text: UnsafeBufferPointer<UInt8>) -> Disguise? {
    guard AddressReading.matches("dotcom", at: index, in: text), AddressReading.endsWord(index + 6, in: text)
    else { return nil }
    let name = AddressReading.label(endingAt: index, in: text)
    guard name.count > 3 else { return nil }
    return Disguise(length: 3, plain: [UInt8(ascii: ".")], isJoint: true)
  }

  /// `hxxp://`, `h**ps[:]//`
  private static func scheme(_ index: Int, in text: UnsafeBufferPointer<UInt8>) -> Disguise? {
    func isMask(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "x") || byte == UInt8(ascii: "*") || byte == 0x5F }
    guard index + 5 < text.count, isMask(text[index + 1]), isMask(text[index + 2]), text[index + 3] == UInt8(ascii: "p")
    else { return nil }
    let end = text[index + 4] == UInt8(ascii: "s") ? index + 5 : index + 4
    guard end < text.count, text[end] == UInt8(ascii: ":") || text[end] == UInt8(ascii: "[") else { return nil }
    return Disguise(length: 4, plain: Array("http".utf8))
  }

  /// A full stop as East Asian keyboards write it, between letters of ASCII; or a wide at sign.
  private static func wideSign(_ index: Int, in text: UnsafeBufferPointer<UInt8>) -> Disguise? {
    if AddressReading.matches("＠", at: index, in: text) { return Disguise(length: 3, plain: [UInt8(ascii: "@")]) }
    let isStop = ["。", "．", "｡"].contains { AddressReading.matches($0, at: index, in: text) }
    guard isStop, index > 0, index + 3 < text.count, CharacterClass.isWord(ascii: text[index - 1]),
      CharacterClass.isWord(ascii: text[index + 3])
    else { return nil }
    return Disguise(length: 3, plain: [UInt8(ascii: ".")])
  }
}
