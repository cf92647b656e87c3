/// Unpacks what scripts/unicode/table.c printed: numbers of five bits a character, the lowest first.
struct UnicodeTableReader {
  struct Content {
    var pool: [UInt8] = []
    var records: [UnicodeRecord] = []
    /// For each place of the table, its record's number.
    var numbers = [UInt16](repeating: 0, count: UnicodeTable.placeCount)
    var compositions: [UInt64: UInt32] = [:]
  }

  private let text: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ packed: StaticString) {
    text = UnsafeBufferPointer(start: packed.utf8Start, count: packed.utf8CodeUnitCount)
  }

  mutating func read() -> Content {
    var content = Content()
    let classes = (0..<number()).map { _ in readClass() }
    content.records = classes
    var value = 0
    while true {
      value += number()
      let count = number()
      if count == 0 { break }
      let kind = number()
      readCharacters(value..<value + count, kind, classes, into: &content)
      value += count
    }
    for _ in 0..<number() {
      let first = number()
      let second = first + difference()
      content.compositions[UInt64(first) << 32 | UInt64(second)] = UInt32(first + difference())
    }
    return content
  }

  private mutating func readClass() -> UnicodeRecord {
    var record = UnicodeRecord()
    record.flags = UnicodeRecord.Flags(rawValue: UInt16(number()))
    record.steps = UInt8(number())
    record.shape = UInt8(number())
    record.combiningClass = UInt8(number())
    return record
  }

  /// Characters in a row that fold alike: to themselves, or each to a form as far from it as the first one's is.
  private mutating func readCharacters(
    _ values: Range<Int>, _ kind: Int, _ classes: [UnicodeRecord], into content: inout Content
  ) {
    let length = number() - 1
    if length < 0 {
      for value in values { content.numbers[UnicodeTable.place(of: UInt32(value))] = UInt16(kind) }
      return
    }
    var differences: [Int] = []
    for _ in 0..<length { differences.append(difference()) }
    for value in values {
      var record = classes[kind]
      let start = content.pool.count
      var part = value
      for difference in differences {
        part += difference
        if let scalar = Unicode.Scalar(UInt32(part)) { content.pool += Array(String(scalar).utf8) }
      }
      record.offset = UInt16(start)
      record.length = UInt8(content.pool.count - start)
      content.numbers[UnicodeTable.place(of: UInt32(value))] = UInt16(content.records.count)
      content.records.append(record)
    }
  }

  private mutating func number() -> Int {
    var value = 0
    var shift = 0
    while true {
      let digit = Self.digit(text[index])
      index += 1
      value |= (digit & 31) << shift
      if digit < 32 { return value }
      shift += 5
    }
  }

  private mutating func difference() -> Int {
    let value = number()
    return value & 1 == 1 ? -(value + 1) / 2 : value / 2
  }

  private static func digit(_ byte: UInt8) -> Int {
    switch byte {
    case 0x41...0x5A: Int(byte) - 0x41
    case 0x61...0x7A: Int(byte) - 0x61 + 26
    case 0x30...0x39: Int(byte) - 0x30 + 52
    case 0x2B: 62
    default: 63
    }
  }
}
