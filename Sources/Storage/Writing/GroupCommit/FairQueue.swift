internal import DequeModule

/// What waits, in a line for each sender. Lines take turns, an element at a time: whoever sends much waits for himself,
/// and whoever sends little hardly waits at all.
///
/// Room is counted in places, of which an element takes one or more. A line may hold as many as are still free: one
/// alone half of them, two a third each, and there is always room for one more.
struct FairQueue<Sender: Hashable, Element> {
  private struct Line {
    private var elements: Deque<(element: Element, places: Int)> = []
    private(set) var places = 0

    mutating func append(_ element: Element, _ taken: Int) {
      elements.append((element, taken))
      places += taken
    }

    mutating func popFirst() -> (Element, Int)? {
      guard let (element, taken) = elements.popFirst() else { return nil }
      places -= taken
      return (element, taken)
    }
  }

  private let capacity: Int
  private var lines: [Sender: Line] = [:]
  /// Whose line has anything in it, in the order of their turns.
  private var turns: Deque<Sender> = []
  /// How many are taken.
  private(set) var places = 0
  private(set) var count = 0

  init(capacity: Int) { self.capacity = capacity }

  var isEmpty: Bool { count == 0 }

  /// Puts `element` at the end of its sender's line; false, and nothing, where that is as long as it may be. It takes
  /// one place at least.
  mutating func append(_ element: Element, of sender: Sender, places taken: Int) -> Bool {
    let waiting = lines[sender]?.places ?? 0
    guard waiting + taken <= capacity - places else { return false }
    if waiting == 0 { turns.append(sender) }
    lines[sender, default: Line()].append(element, taken)
    places += taken
    count += 1
    return true
  }

  /// Takes out what has its turn until it comes to `limit` places or more, or to everything.
  mutating func take(places limit: Int) -> [Element] {
    var taken: [Element] = []
    taken.reserveCapacity(min(count, limit))
    var left = limit
    while left > 0, let sender = turns.popFirst(), let (element, size) = lines[sender]?.popFirst() {
      if lines[sender]?.places == 0 { lines[sender] = nil } else { turns.append(sender) }
      taken.append(element)
      left -= size
    }
    places -= limit - left
    count -= taken.count
    return taken
  }
}
