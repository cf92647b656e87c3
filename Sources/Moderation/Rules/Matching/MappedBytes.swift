/// Bytes derived from a text, each of which knows where in the text it came from. A buffer to be filled again for every
/// comment: it keeps its memory.
struct MappedBytes: ~Copyable {
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var origins: UnsafeMutablePointer<UInt32>
  private var capacity: Int
  /// True while byte n came from byte n; `origins` is not filled then.
  private var isIdentity = true
  /// Where in the text the last derived byte's source ends.
  private var sourceEnd = 0

  init() {
    capacity = 256
    bytes = .allocate(capacity: capacity)
    origins = .allocate(capacity: capacity)
  }

  deinit {
    bytes.deallocate()
    origins.deallocate()
  }

  @inline(__always)
  var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: count) }

  /// Where in the text each byte came from; nil while byte n came from byte n.
  var originTable: UnsafePointer<UInt32>? { isIdentity ? nil : UnsafePointer(origins) }

  /// Empties the buffer and makes room for `room` bytes.
  mutating func reset(room: Int) {
    count = 0
    isIdentity = true
    sourceEnd = 0
    if room > capacity { grow(to: room) }
  }

  /// States that the first `count` bytes were written through `bytes`, each from the byte of the text at its own place.
  mutating func adoptIdentity(count: Int) {
    precondition(self.count == 0 && count <= capacity)
    self.count = count
    sourceEnd = count
  }

  /// Replaces the content by a copy of `text`.
  mutating func copy(_ text: UnsafeBufferPointer<UInt8>) {
    reset(room: text.count)
    if let start = text.baseAddress { bytes.update(from: start, count: text.count) }
    adoptIdentity(count: text.count)
  }

  /// Appends a byte that came from the text at `origin`. Origins must not fall.
  @inline(__always)
  mutating func append(_ byte: UInt8, from origin: Int) {
    if isIdentity { fillOrigins() }
    if count == capacity { grow(to: capacity * 2) }
    bytes[count] = byte
    origins[count] = UInt32(truncatingIfNeeded: origin)
    count += 1
  }

  /// Appends a character that came from the text at `origin`.
  mutating func append(_ scalar: Unicode.Scalar, from origin: Int) {
    for byte in UTF8.encode(scalar).unsafelyUnwrapped { append(byte, from: origin) }
  }

  /// Removes the last `length` bytes; answers where the first of them came from.
  mutating func removeLast(_ length: Int) -> Int {
    count -= length
    return start(of: count)
  }

  /// Writes one byte in place of each character that `shapes` names, in ascending order.
  mutating func replace(_ shapes: [ShapedLetter]) {
    guard let first = shapes.first else { return }
    if isIdentity { fillOrigins() }
    var target = first.place
    var source = first.place
    var next = 0
    while source < count {
      if next < shapes.count, shapes[next].place == source, shapes[next].shape != 0 {
        bytes[target] = shapes[next].shape
        origins[target] = origins[source]
        repeat { source += 1 } while source < count && bytes[source] & 0xC0 == 0x80
        next += 1
      } else {
        if next < shapes.count, shapes[next].place == source { next += 1 }
        bytes[target] = bytes[source]
        origins[target] = origins[source]
        source += 1
      }
      target += 1
    }
    count = target
  }

  /// States where in the text the source of the last byte ends.
  @inline(__always)
  mutating func finish(at end: Int) { sourceEnd = end }

  /// Where in the text the source of byte `index` starts.
  @inline(__always)
  func start(of index: Int) -> Int { isIdentity ? index : Int(origins[index]) }

  /// Where in the text the source of the bytes before `index` ends; `index` is at least 1.
  ///
  /// One character of the text may have become several bytes here. All of them carry its start, so its end is the first
  /// larger origin.
  func end(before index: Int) -> Int {
    if isIdentity { return index < count ? index : sourceEnd }
    let last = origins[index - 1]
    var next = index
    while next < count, origins[next] == last { next += 1 }
    return next < count ? Int(origins[next]) : sourceEnd
  }

  /// A stretch of these bytes as a stretch of the text it came from.
  func original(_ range: Range<Int>, term: String) -> TextMatch {
    TextMatch(start: start(of: range.lowerBound), end: end(before: range.upperBound), term: term)
  }

  private mutating func fillOrigins() {
    for index in 0..<count { origins[index] = UInt32(truncatingIfNeeded: index) }
    isIdentity = false
  }

  private mutating func grow(to room: Int) {
    let newBytes = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
    let newOrigins = UnsafeMutablePointer<UInt32>.allocate(capacity: room)
    newBytes.update(from: bytes, count: count)
    if !isIdentity { newOrigins.update(from: origins, count: count) }
    bytes.deallocate()
    origins.deallocate()
    bytes = newBytes
    origins = newOrigins
    capacity = room
  }
}
