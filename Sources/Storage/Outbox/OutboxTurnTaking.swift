internal import HeapModule
internal import Moderation

/// Whose turn it is among lines of one urgency: that of the tenant with the fewest calls, and of its accounts that of
/// the one with the fewest; the first of the given order among equals. A turn costs the logarithm of the lines.
struct OutboxTurnTaking {
  /// An account with waiting actions.
  struct Line {
    var account: AccountID
    var tenant: TenantID
    /// Whose limits it shares with others; nil where it shares none.
    var app: AppID?
  }

  private struct Owner: Hashable {
    var tenant: TenantID
    var app: AppID?
  }

  /// A tenant's lines of one app, or of none.
  private struct Share {
    var calls = 0
    var places: Heap<Place> = []
  }

  /// An account among those of its share.
  private struct Place: Comparable {
    let account: AccountID
    /// Its place in the given order.
    let order: Int
    var calls: Int
    /// How many it has taken of the limit.
    var taken: Int

    static func < (left: Place, right: Place) -> Bool { (left.calls, left.order) < (right.calls, right.order) }
    static func == (left: Place, right: Place) -> Bool { (left.calls, left.order) == (right.calls, right.order) }
  }

  /// A share's first place, among those of all shares.
  private struct Turn: Comparable {
    let share: Int
    let calls: Int
    let place: Place

    static func < (left: Turn, right: Turn) -> Bool { (left.calls, left.place) < (right.calls, right.place) }
  }

  private let limit: Int
  private var shares: [Share] = []
  /// One of each share that has places left.
  private var order: Heap<Turn> = []

  /// No account gets beyond `limit` places, those already `taken` included.
  init(
    _ lines: [Line], urgency: Action.Urgency, turns: OutboxTurns, taken: [AccountID: Int], limit: Int
  ) {
    self.limit = limit
    var numbers: [Owner: Int] = [:]
    for (order, line) in lines.enumerated() {
      let places = taken[line.account] ?? 0
      guard places < limit, !turns.closedAccounts.contains(.init(line.account, urgency)),
        !(line.app.map { turns.closedApps.contains(.init($0, urgency)) } ?? false)
      else { continue }
      // Without limits only the calls under way are known.
      let calls = max(turns.accountCalls[.init(line.account, urgency)] ?? 0, places)
      let owner = Owner(tenant: line.tenant, app: line.app)
      let share = numbers[owner] ?? shares.count
      if share == shares.count {
        numbers[owner] = share
        shares.append(Share())
        if let app = line.app {
          shares[share].calls = turns.tenantCalls[.init(.init(of: line.tenant, in: app), urgency)] ?? 0
        }
      }
      if line.app == nil { shares[share].calls += calls }
      shares[share].places.insert(Place(account: line.account, order: order, calls: calls, taken: places))
    }
    for share in shares.indices { queue(share) }
  }

  /// Nil when nobody may take a place.
  var next: AccountID? { order.min?.place.account }

  /// The account whose turn it is takes a place.
  mutating func take() {
    guard let share = order.popMin()?.share, var place = shares[share].places.popMin() else { return }
    place.calls += 1
    place.taken += 1
    shares[share].calls += 1
    if place.taken < limit { shares[share].places.insert(place) }
    queue(share)
  }

  /// The account whose turn it is wants no more places.
  mutating func leave() {
    guard let share = order.popMin()?.share else { return }
    shares[share].places.removeMin()
    queue(share)
  }

  private mutating func queue(_ share: Int) {
    guard let place = shares[share].places.min else { return }
    order.insert(Turn(share: share, calls: shares[share].calls, place: place))
  }
}
