/// Gathers where the terms of one condition are found, the first ones.
struct TermGathering: TermHits {
  let judge: TermJudge
  let slot: UInt32
  /// For what is found in the second reading, where each of its bytes came from.
  var evasive: (origins: UnsafePointer<UInt32>?, count: Int)?
  private(set) var found: [(term: UInt32, place: TermJudge.Place)] = []

  init(judge: TermJudge, slot: Int, evasive: (origins: UnsafePointer<UInt32>?, count: Int)? = nil) {
    (self.judge, self.slot, self.evasive) = (judge, UInt32(slot), evasive)
  }

  var effort: ScanEffort.Account { judge.effort }

  mutating func take(_ uses: UnsafeBufferPointer<TermUse>, _ range: Range<Int>) -> Bool {
    if uses.count > Self.fewUses { effort.spend(uses.count) }
    let view: TermUse.Flags = evasive == nil ? .plainly : .evasively
    for use in uses where use.slot == slot && use.flags.contains(view) {
      guard !effort.isSpent else { return false }
      let place: TermJudge.Place?
      if let evasive {
        let (start, end) = EvasivePlace.first(range, evasive.origins, evasive.count, judge.text.count)
        place = judge.evasivePlace(of: use, from: start, until: end)
      } else {
        place = judge.place(of: use, at: range)
      }
      if let place { found.append((use.term, place)) }
    }
    return found.count < RuleSetLimits.matches
  }
}
