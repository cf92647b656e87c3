/// Values by key within a budget of bytes: what has not been used for longest goes first. Every operation on one value
/// takes the same short time however many there are.
struct RecentlyUsed<Key: Hashable, Value> {
  private struct Node {
    var key: Key
    /// Nil in a node that is free.
    var value: Value?
    var bytes: Int
    var newer: Int
    var older: Int
  }

  private static var none: Int { -1 }

  private(set) var bytes = 0
  private let limitBytes: Int
  private var places: [Key: Int] = [:]
  private var nodes: [Node] = []
  private var free: [Int] = []
  private var newest = none
  private var oldest = none

  init(limitBytes: Int) { self.limitBytes = limitBytes }

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
    guard let place = places[key] else { return nil }
    if place != newest {
      unlink(place)
      linkNewest(place)
    }
    return nodes[place].value
  }

  /// The value, without counting it as used.
  func peek(_ key: Key) -> Value? { places[key].flatMap { nodes[$0].value } }

  /// Puts `value` in, as used now, and answers those that had to go for it, so that a caller under a lock can let go of
  /// them outside. A value larger than the whole budget stays alone.
  mutating func insert(_ value: Value, for key: Key, bytes size: Int) -> [Value] {
    var gone = remove(key).map { [$0] } ?? []
    let node = Node(key: key, value: value, bytes: size, newer: Self.none, older: Self.none)
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

  private mutating func removeOldest(but kept: Int) -> [Value] {
    var gone: [Value] = []
    while bytes > limitBytes {
      let place = oldest == kept ? nodes[oldest].newer : oldest
      guard place != Self.none, let value = remove(nodes[place].key) else { break }
      gone.append(value)
    }
    return gone
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
