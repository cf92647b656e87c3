/// What may yet be spent on one text, whatever the rules and whoever wrote it.
///
/// Honest texts never come near the limit. Past it, a text is still searched for terms, but neither for those nested
/// deep in others, nor behind wildcards and second readings; the same text always stops at the same place.
final class ScanEffort {
  /// Steps, each of some nanoseconds, for finding which conditions hold; and as many again for showing where.
  static let allowance = 30_000

  /// What a walk through a trie and the checks of what it found work on.
  struct Account {
    let left: UnsafeMutablePointer<Int>
    fileprivate let settled: UnsafeMutablePointer<UInt64>
    fileprivate let search: UInt64

    @inline(__always)
    var isSpent: Bool { left.pointee <= 0 }

    @inline(__always)
    func spend(_ steps: Int) { left.pointee -= steps }

    /// Whether all conditions that want the string with these uses are known to hold.
    @inline(__always)
    func isSettled(_ uses: UnsafeBufferPointer<TermUse>) -> Bool { settled[place(of: uses)] == key(of: uses) }

    @inline(__always)
    func settle(_ uses: UnsafeBufferPointer<TermUse>) { settled[place(of: uses)] = key(of: uses) }

    @inline(__always)
    private func place(of uses: UnsafeBufferPointer<TermUse>) -> Int {
      (Int(bitPattern: uses.baseAddress) / MemoryLayout<TermUse>.stride) & 255
    }

    @inline(__always)
    private func key(of uses: UnsafeBufferPointer<TermUse>) -> UInt64 {
      UInt64(UInt(bitPattern: uses.baseAddress)) &* 0x9E37_79B9_7F4A_7C15 ^ search
    }
  }

  private let counters = UnsafeMutablePointer<Int>.allocate(capacity: 2)
  private let settled = UnsafeMutablePointer<UInt64>.allocate(capacity: 256)
  private var searches: UInt64 = 0

  init() {
    counters.initialize(repeating: Self.allowance, count: 2)
    settled.initialize(repeating: 0, count: 256)
  }

  deinit {
    counters.deallocate()
    settled.deallocate()
  }

  /// Starts with another text.
  func begin() { counters.update(repeating: Self.allowance, count: 2) }

  /// The account of a search for which conditions hold.
  func marking() -> Account { account(counters) }

  /// The account of a search for where one condition holds.
  func gathering() -> Account { account(counters + 1) }

  private func account(_ left: UnsafeMutablePointer<Int>) -> Account {
    searches += 1
    return Account(left: left, settled: settled, search: searches)
  }
}
