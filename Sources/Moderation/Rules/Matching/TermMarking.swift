/// Sets the flag of each condition that finds a term, and looks no further for that condition.
struct TermMarking: TermHits {
  var judge: TermJudge
  let flags: UnsafeMutableBufferPointer<Bool>

  @inline(__always)
  mutating func take(_ uses: UnsafeBufferPointer<TermUse>, _ range: Range<Int>) -> Bool {
    for use in uses where !flags[Int(use.slot)] {
      if judge.place(of: use, at: range) != nil { flags[Int(use.slot)] = true }
    }
    return true
  }
}

/// The same for what is found in the second reading.
struct EvasiveMarking: TermHits {
  var judge: TermJudge
  let flags: UnsafeMutableBufferPointer<Bool>
  let origins: UnsafePointer<UInt32>
  let count: Int

  mutating func take(_ uses: UnsafeBufferPointer<TermUse>, _ range: Range<Int>) -> Bool {
    for use in uses where !flags[Int(use.slot)] {
      let (start, end) = EvasivePlace.first(range, origins, count, judge.text.count)
      if judge.evasivePlace(of: use, from: start, until: end) != nil { flags[Int(use.slot)] = true }
    }
    return judge.budget > 0
  }
}
