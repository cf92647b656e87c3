/// The working memory of `CompiledRuleSet.decide`: one for each thread or event loop, used with any number of rule sets
/// in turn. Not `Sendable`, because two decisions at once would write over each other.
public final class MatchScratch {
  var views = TextViews()
  let scan = ScanScratch()
  /// Whether the comment has a text; nothing else here counts where it has none.
  var hasText = false
  var measures = TextMeasures(UnsafeBufferPointer(start: nil, count: 0))
  var scripts = ScriptSet()
  var addresses = AddressViews()
  var hasEmail = false
  var hasPhone = false
  /// The author's user name as lists of users have it.
  var username: String?
  /// For each slot and each link condition of each layer whether it found something.
  private(set) var flags = UnsafeMutablePointer<Bool>.allocate(capacity: 64)
  private var flagCapacity = 64
  /// The result of a matcher that has one slot.
  let single = UnsafeMutableBufferPointer<Bool>.allocate(capacity: 1)
  /// The places in a rule set's ranks of live rules that hold, and of those that a score may yet make hold.
  var fired: [Int] = []
  var undecided: [Int] = []

  public init() {}

  deinit {
    flags.deallocate()
    single.deallocate()
  }

  /// Clears as many flags.
  func clearFlags(count: Int) {
    if count > flagCapacity {
      flags.deallocate()
      flagCapacity = max(count, flagCapacity * 2)
      flags = .allocate(capacity: flagCapacity)
    }
    flags.initialize(repeating: false, count: count)
  }
}

@available(*, unavailable)
extension MatchScratch: Sendable {}
