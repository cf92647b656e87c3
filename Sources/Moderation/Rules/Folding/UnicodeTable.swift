/// The properties of all characters, unpacked once for the process.
///
/// `@unchecked Sendable`: what its pointers lead to is written in the initialiser only, and never freed.
struct UnicodeTable: @unchecked Sendable {
  static let shared = UnicodeTable()

  /// The folded forms, in UTF-8.
  let pool: UnsafePointer<UInt8>
  /// For each 64 characters, where their record numbers start in `numbers`.
  private let blocks: UnsafePointer<UInt32>
  private let numbers: UnsafePointer<UInt16>
  private let records: UnsafePointer<UnicodeRecord>
  private let compositions: [UInt64: UInt32]

  /// Beyond these, characters are all alike: unassigned or private.
  private static let limit: UInt32 = 0x40000
  private static let tags: Range<UInt32> = 0xE0000..<0xE1000
  private static let blockCount = Int((limit + UInt32(tags.count)) >> 6) + 1

  private init() {
    var reader = UnicodeTableReader(UnicodeTableData.packed)
    let content = reader.read()
    pool = Self.copy(content.pool)
    records = Self.copy(content.records)
    compositions = content.compositions

    var blocks: [UInt32] = []
    var numbers: [UInt16] = []
    var known: [ArraySlice<UInt16>: UInt32] = [:]
    for block in 0..<Self.blockCount {
      let slice = content.numbers[block << 6..<(block + 1) << 6]
      let start = known[slice] ?? UInt32(numbers.count)
      if start == numbers.count {
        known[slice] = start
        numbers += slice
      }
      blocks.append(start)
    }
    self.blocks = Self.copy(blocks)
    self.numbers = Self.copy(numbers)
  }

  /// The place of a character among those that the table distinguishes.
  @inline(__always)
  static func place(of value: UInt32) -> Int {
    if value < limit { return Int(value) }
    return tags.contains(value) ? Int(limit + value - tags.lowerBound) : (blockCount - 1) << 6
  }

  static var placeCount: Int { blockCount << 6 }

  @inline(__always)
  func record(_ scalar: Unicode.Scalar) -> UnicodeRecord {
    let place = Self.place(of: scalar.value)
    return records[Int(numbers[Int(blocks[place >> 6]) + place & 63])]
  }

  /// What two characters fuse into, of the scripts whose marks folding keeps; nil where they do not.
  func composition(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
    HangulSyllable.composition(first.value, second.value).flatMap(Unicode.Scalar.init)
      ?? compositions[UInt64(first.value) << 32 | UInt64(second.value)].flatMap(Unicode.Scalar.init)
  }

  private static func copy<Element>(_ array: [Element]) -> UnsafePointer<Element> {
    let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(array.count, 1))
    _ = memory.initialize(fromContentsOf: array)
    return UnsafePointer(memory.baseAddress ?? .allocate(capacity: 1))
  }
}
