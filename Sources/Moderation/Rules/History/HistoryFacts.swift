/// What an account's earlier comments say about a new one.
public struct HistoryFacts: Equatable, Sendable {
  /// A number for one window.
  private struct Count: Equatable {
    var window: Int64
    var number: Int
  }

  private var duplicateCounts: [Count] = []
  private var userCounts: [Count] = []
  /// Whether the author never commented on the account before; nil where that is not known.
  public var isFirstComment: Bool?

  /// Knows nothing.
  public init() {}

  /// How many other comments of the `window` milliseconds before this one say the same or nearly the same, whoever
  /// wrote them; nil where that was not asked.
  public func nearDuplicates(within window: Int64) -> Int? {
    duplicateCounts.first { $0.window == window }?.number
  }

  /// How many comments the author wrote in the `window` milliseconds up to this one, which is counted too; nil where
  /// that was not asked or the author is not known.
  public func userRate(within window: Int64) -> Int? { userCounts.first { $0.window == window }?.number }

  public mutating func setNearDuplicates(_ number: Int, within window: Int64) {
    duplicateCounts.removeAll { $0.window == window }
    duplicateCounts.append(Count(window: window, number: number))
  }

  public mutating func setUserRate(_ number: Int, within window: Int64) {
    userCounts.removeAll { $0.window == window }
    userCounts.append(Count(window: window, number: number))
  }
}
