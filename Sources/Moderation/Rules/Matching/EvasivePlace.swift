/// Where in the folded text the first letter of a string stands that was found in the second reading.
enum EvasivePlace {
  /// From the first character that the letter may stand for to the end of the last.
  @inline(__always)
  static func first(
    _ range: Range<Int>, _ origins: UnsafePointer<UInt32>?, _ count: Int, _ textCount: Int
  ) -> (start: Int, end: Int) {
    guard let origins else { return (range.lowerBound, range.lowerBound + 1) }
    let start = origins[range.lowerBound]
    var next = range.lowerBound + 1
    while next < count, origins[next] == start { next += 1 }
    return (Int(start), next < count ? Int(origins[next]) : textCount)
  }
}
