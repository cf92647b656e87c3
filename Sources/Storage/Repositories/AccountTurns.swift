internal import Moderation

/// Whose turn it is: the account with the fewest places taken, the first of the given order among equals.
struct AccountTurns {
  private struct Line {
    let account: AccountID
    var taken: Int
  }

  private let limit: Int
  /// Those that may still take a place.
  private var lines: [Line]
  private var current: Int?

  /// No account gets beyond `limit` places, those already `taken` included.
  init(_ accounts: [AccountID], taken: [AccountID: Int], limit: Int) {
    self.limit = limit
    lines = accounts.map { Line(account: $0, taken: taken[$0] ?? 0) }.filter { $0.taken < limit }
    choose()
  }

  /// Nil when nobody may take a place.
  var next: AccountID? { current.map { lines[$0].account } }

  /// The account whose turn it is takes a place.
  mutating func take() {
    guard let index = current else { return }
    lines[index].taken += 1
    if lines[index].taken >= limit { lines.remove(at: index) }
    choose()
  }

  /// The account whose turn it is wants no more places.
  mutating func leave() {
    guard let index = current else { return }
    lines.remove(at: index)
    choose()
  }

  private mutating func choose() {
    current = lines.indices.min { lines[$0].taken < lines[$1].taken }
  }
}
