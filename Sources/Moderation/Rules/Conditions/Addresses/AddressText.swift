/// A folded text in which addresses are written plainly, whatever was done to hide them: `example[.]com`,
/// `example (dot) com`, `example dot com`, `spam%2Ecom`, `hxxp://`, `name (at) example.com`. The view in which links,
/// mail addresses and phone numbers are sought.
///
/// Most texts hide nothing; for them it is the text itself, without a copy.
struct AddressText: ~Copyable {
  private var mapped = MappedBytes()
  private var isRewritten = false
  /// The text that was read. Used only while its owner asks about that text.
  private var source = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// Where in `bytes` there are dots and at signs that the text has in another form, ascending.
  private(set) var joints: [Int] = []

  init() {}

  /// Replaces the content by `text`: valid UTF-8 in lower case, with no white space but single spaces. It must stay
  /// where it is for as long as this view is used.
  mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    source = text
    isRewritten = false
    joints.removeAll(keepingCapacity: true)
    var plain = 0
    var index = 0
    while index < text.count {
      guard Disguise.mayBegin(text[index]), let disguise = Disguise.at(index, in: text) else {
        index += 1
        continue
      }
      if !isRewritten { mapped.reset(room: text.count + 16) }
      isRewritten = true
      copy(plain..<index)
      if disguise.isJoint { joints.append(mapped.count) }
      for byte in disguise.plain { mapped.append(byte, from: index) }
      index += disguise.length
      plain = index
    }
    guard isRewritten else { return }
    copy(plain..<text.count)
    mapped.finish(at: text.count)
  }

  var bytes: UnsafeBufferPointer<UInt8> { isRewritten ? mapped.buffer : source }

  /// A stretch of `bytes`, which is not empty, as a stretch of the text that was read.
  func original(_ range: Range<Int>) -> Range<Int> {
    isRewritten ? mapped.start(of: range.lowerBound)..<mapped.end(before: range.upperBound) : range
  }

  /// Whether a dot or an at sign in this stretch of `bytes` was hidden.
  func hasJoint(in range: Range<Int>) -> Bool {
    var (low, high) = (0, joints.count)
    while low < high {
      let middle = (low + high) / 2
      if joints[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < joints.count && joints[low] < range.upperBound
  }

  private mutating func copy(_ range: Range<Int>) {
    for index in range { mapped.append(source[index], from: index) }
  }
}
