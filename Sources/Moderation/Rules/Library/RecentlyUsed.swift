/// Values by key within a budget of bytes: what has not been used for longest goes first. Every operation on one value
/// takes the same short time however many there are.
///
/// A value that had to go does not drive out another that is used more often: back again, it is kept only in place of
/// what has not been used for longer than it was away. So where values are asked for in turns, and not all of them fit,
/// as many are found as do; that each makes room for the next, and none is ever found, cannot be.
struct RecentlyUsed<Key: Hashable, Value> {
  private struct Node {
    var key: Key
    /// Nil in a node that is free.
    var value: Value?
    var bytes: Int
    /// By the count of uses.
    var lastUse: Int
    var newer: Int
    var older: Int
  }

  private static var none: Int { -1 }
  /// Keys without a value whose last use is remembered. Each takes some hundred bytes.
  private static var rememberedKeys: Int { 1 << 17 }

  private(set) var bytes = 0
  private let limitBytes: Int
  private var places: [Key: Int] = [:]
  private var nodes: [Node] = []
  private var free: [Int] = []
  private var newest = none
  private var oldest = none
  /// Uses so far, of values that were there and of others.
  private var uses = 0
  private var pastUses: PastUses<Key>

  init(limitBytes: Int, rememberedKeys: Int = Self.rememberedKeys) {
    self.limitBytes = limitBytes
    pastUses = PastUses(limit: rememberedKeys)
  }

  var count: Int { places.count }

  /// From the one used last to the one not used for longest.
  var keys: [Key] {
    var keys: [Key] = []
    keys.reserveCapacity(count)
    var place = newest
    while place != Self.none {
      keys.append(nodes[place].key)
      place = nodes[place].older
    }
    return keys
  }

  /// The value, which counts as used now.
  mutating func use(_ key: Key) -> Value? {
    uses += 1
    guard let place = places[key] else { return nil }
    nodes[place].lastUse = uses
    if place != newest {
      unlink(place)
      linkNewest(place)
    }
    return nodes[place].value
  }

  /// The value, without counting it as used.
  func peek(_ key: Key) -> Value? { places[key].flatMap { nodes[$0].value } }

  /// Puts `value` in, as used now, and answers those that had to go for it, so that a caller under a lock can let go of
  /// them outside. It is itself the one where others are used more often, unless it `mustStay`. A value larger than the
  /// whole budget stays alone until the next one comes.
  mutating func insert(_ value: Value, for key: Key, bytes size: Int, mustStay: Bool = false) -> [Value] {
    let last = places[key].map { nodes[$0].lastUse } ?? pastUses.latest(of: key)
    var gone = remove(key).map { [$0] } ?? []
    guard mustStay || isWorth(size, lastUsed: last) else {
      pastUses.note(uses, of: key)
      return gone + [value]
    }
    pastUses.forget(key)
    let node = Node(key: key, value: value, bytes: size, lastUse: uses, newer: Self.none, older: Self.none)
    let place: Int
    if let free = free.popLast() {
      nodes[free] = node
      place = free
    } else {
      nodes.append(node)
      place = nodes.count - 1
    }
    places[key] = place
    bytes += size
    linkNewest(place)
    gone += removeOldest(but: place)
    return gone
  }

  /// Says how much a value takes by now, and answers those that had to go for it.
  mutating func charge(_ size: Int, for key: Key) -> [Value] {
    guard let place = places[key], nodes[place].bytes != size else { return [] }
    bytes += size - nodes[place].bytes
    nodes[place].bytes = size
    return bytes > limitBytes ? removeOldest(but: place) : []
  }

  /// Whether all that would have to go for so many bytes has not been used for longer than their key; nil for one that is
  /// new. What is larger than the budget has no claim to more room than there is: it drives others out, and gives way to
  /// any, so that whoever uses it is not refused for good, nor refuses the others.
  private func isWorth(_ size: Int, lastUsed last: Int?) -> Bool {
    guard let last, size <= limitBytes else { return true }
    var excess = bytes + size - limitBytes
    var place = oldest
    while excess > 0, place != Self.none {
      guard nodes[place].lastUse < last || nodes[place].bytes > limitBytes else { return false }
      excess -= nodes[place].bytes
      place = nodes[place].newer
    }
    return true
  }

  private mutating func removeOldest(but kept: Int) -> [Value] {
    var gone: [Value] = []
    while bytes > limitBytes {
      let place = oldest == kept ? nodes[oldest].newer : oldest
      guard place != Self.none else { break }
      let (key, lastUse) = (nodes[place].key, nodes[place].lastUse)
      guard let value = remove(key) else { break }
      pastUses.note(lastUse, of: key)
      gone.append(value)
    }
    return gone
  }

  /// Lets go of all but the values of these keys, and answers them. The others are as if they had never been used.
  mutating func removeAll(but kept: Set<Key>) -> [Value] {
    pastUses.forgetAll(but: kept)
    return keys.filter { !kept.contains($0) }.compactMap { remove($0) }
  }

  mutating func remove(_ key: Key) -> Value? {
    guard let place = places.removeValue(forKey: key) else { return nil }
    unlink(place)
    bytes -= nodes[place].bytes
    free.append(place)
    defer { nodes[place].value = nil }
    return nodes[place].value
  }

  private mutating func linkNewest(_ place: Int) {
    nodes[place].newer = Self.none
    nodes[place].older = newest
    if newest == Self.none { oldest = place } else { nodes[newest].newer = place }
    newest = place
  }

  private mutating func unlink(_ place: Int) {
    let (newer, older) = (nodes[place].newer, nodes[place].older)
    if newer == Self.none { newest = older } else { nodes[newer].older = older }
    if older == Self.none { oldest = newer } else { nodes[older].newer = newer }
  }
}
