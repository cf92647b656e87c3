/// What the rules of a rule set ask about earlier comments, so that only that is counted.
public struct HistoryNeeds: Equatable, Sendable {
  /// The windows in which near-duplicates are counted, in milliseconds; each once.
  public private(set) var nearDuplicateWindows: [Int64] = []
  /// The windows in which an author's comments are counted, in milliseconds; each once.
  public private(set) var userRateWindows: [Int64] = []
  /// Whether a rule asks for an author's first comment.
  public var wantsFirstComment = false

  /// No needs.
  public init() {}

  /// Whether nothing is asked, so that no history need be kept.
  public var isEmpty: Bool { nearDuplicateWindows.isEmpty && userRateWindows.isEmpty && !wantsFirstComment }

  /// The longest window, in milliseconds: how far back a history must be replayed after a start. 0 for none.
  public var longestWindow: Int64 { max(nearDuplicateWindows.max() ?? 0, userRateWindows.max() ?? 0) }

  /// Asks for near-duplicates within `window` milliseconds.
  public mutating func addNearDuplicates(within window: Int64) { Self.add(window, to: &nearDuplicateWindows) }

  /// Asks for an author's comments within `window` milliseconds.
  public mutating func addUserRate(within window: Int64) { Self.add(window, to: &userRateWindows) }

  /// Asks for all that `other` asks for, too.
  public mutating func formUnion(_ other: HistoryNeeds) {
    for window in other.nearDuplicateWindows { addNearDuplicates(within: window) }
    for window in other.userRateWindows { addUserRate(within: window) }
    wantsFirstComment = wantsFirstComment || other.wantsFirstComment
  }

  private static func add(_ window: Int64, to windows: inout [Int64]) {
    guard let place = windows.firstIndex(where: { $0 >= window }) else { return windows.append(window) }
    if windows[place] != window { windows.insert(window, at: place) }
  }
}
