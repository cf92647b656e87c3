/// Sets the flag of each condition that finds a term, and looks no further for that condition.
struct TermMarking: TermHits {
  let judge: TermJudge
  let flags: UnsafeMutableBufferPointer<Bool>

  @inline(__always)
  var effort: ScanEffort.Account { judge.effort }

  @inline(__always)
  mutating func take(_ uses: UnsafeBufferPointer<TermUse>, _ range: Range<Int>) -> Bool {
    if uses.count > Self.fewUses {
      takeMany(uses, range)
    } else {
      for use in uses where isWanted(use) {
        if judge.place(of: use, at: range) != nil { flags[Int(use.slot)] = true }
      }
    }
    return true
  }

  private func takeMany(_ uses: UnsafeBufferPointer<TermUse>, _ range: Range<Int>) {
    guard !effort.isSpent, !effort.isSettled(uses) else { return }
    effort.spend(uses.count)
    var isSettled = true
    for use in uses where isWanted(use) {
      if judge.place(of: use, at: range) != nil { flags[Int(use.slot)] = true } else { isSettled = false }
    }
    if isSettled { effort.settle(uses) }
  }

  @inline(__always)
  private func isWanted(_ use: TermUse) -> Bool { use.flags.contains(.plainly) && !flags[Int(use.slot)] }
}

/// The same for what is found in the second reading.
struct EvasiveMarking: TermHits {
  let judge: TermJudge
  let flags: UnsafeMutableBufferPointer<Bool>
  let origins: UnsafePointer<UInt32>
  let count: Int

  var effort: ScanEffort.Account { judge.effort }

  mutating func take(_ uses: UnsafeBufferPointer<TermUse>, _ range: Range<Int>) -> Bool {
    if uses.count > Self.fewUses {
      guard !effort.isSettled(uses) else { return true }
      effort.spend(uses.count)
    }
    var isSettled = true
    for use in uses where use.flags.contains(.evasively) && !flags[Int(use.slot)] {
      guard !effort.isSpent else { return false }
      let (start, end) = EvasivePlace.first(range, origins, count, judge.text.count)
      if judge.evasivePlace(of: use, from: start, until: end) != nil {
        flags[Int(use.slot)] = true
      } else {
        isSettled = false
      }
    }
    if isSettled, uses.count > Self.fewUses { effort.settle(uses) }
    return !effort.isSpent
  }
}
