internal import DequeModule

/// What waits, in a line for each sender. Lines take turns, an element at a time, and whose element was a large one stands
/// by for as many turns as it took places: whoever sends much waits for himself.
///
/// Room is counted in places, of which an element takes one or more. A line may hold as many as are still free: one alone
/// half of them, two a third each. Some more are kept for senders of whom nothing waits.
///
/// What is taken at once has the others wait until it is done. A sender that has been the only one for a while may have
/// all of it; one among others has a burst of turns at most.
struct FairQueue<Sender: Hashable, Element> {
  private struct Line {
    private var elements: Deque<(element: Element, places: Int)> = []
    private(set) var places = 0
    /// Turns that it stands by for what it has had.
    private var debt = 0

    var isEmpty: Bool { elements.isEmpty }

    mutating func append(_ element: Element, _ taken: Int) {
      elements.append((element, taken))
      places += taken
    }

    /// Nil in a turn that it stands by.
    mutating func takeTurn() -> (Element, Int)? {
      if debt > 0 {
        debt -= 1
        return nil
      }
      guard let (element, taken) = elements.popFirst() else { return nil }
      places -= taken
      debt = max(0, taken - 1)
      return (element, taken)
    }
  }

  private let capacity: Int
  private let reserve: Int
  /// After so many takes without anybody else's elements a sender counts as the only one.
  private let solitude: Int
  private var lines: [Sender: Line] = [:]
  /// Whose line has anything in it, in the order of their turns.
  private var turns: Deque<Sender> = []
  /// How many are taken.
  private(set) var places = 0
  private(set) var count = 0
  /// Whose element was taken last, and how many takes have ended since another's was.
  private var lastSender: Sender?
  private var takesOfLastAlone: Int

  /// `reserve` places beyond `capacity` are for senders of whom nothing waits.
  init(capacity: Int, reserve: Int, solitude: Int) {
    self.capacity = capacity
    self.reserve = reserve
    self.solitude = solitude
    takesOfLastAlone = solitude
  }

  var isEmpty: Bool { count == 0 }

  /// Puts `element` at the end of its sender's line; false, and nothing, where there is no room for it. It takes one
  /// place at least.
  mutating func append(_ element: Element, of sender: Sender, places taken: Int) -> Bool {
    let waiting = lines[sender]?.places ?? 0
    let free = capacity - places
    guard waiting + taken <= free || waiting == 0 && taken <= free + reserve else { return false }
    if lines[sender] == nil { turns.append(sender) }
    lines[sender, default: Line()].append(element, taken)
    places += taken
    count += 1
    return true
  }

  /// Puts a mark at the end of each line, however full it is, and answers how many there are.
  mutating func mark(_ mark: Element) -> Int {
    for sender in turns { lines[sender]?.append(mark, 0) }
    count += turns.count
    return turns.count
  }

  /// Takes out what has its turn until it comes to `limit` places or more, to everything, or, of senders that are not
  /// alone, to `burst` turns of each.
  mutating func take(places limit: Int, burst: Int) -> [Element] {
    var taken: [Element] = []
    taken.reserveCapacity(min(count, limit))
    var left = limit
    var rounds = 0
    while left > 0, !turns.isEmpty, rounds < burst || isAlone {
      for _ in turns.indices where left > 0 {
        guard let (element, size) = takeTurn() else { continue }
        taken.append(element)
        left -= size
      }
      rounds += 1
    }
    if !taken.isEmpty { takesOfLastAlone = min(takesOfLastAlone + 1, solitude) }
    places -= limit - left
    count -= taken.count
    return taken
  }

  private var isAlone: Bool { takesOfLastAlone >= solitude && turns.count < 2 }

  /// Nil where the next line stands by.
  private mutating func takeTurn() -> (Element, Int)? {
    guard let sender = turns.popFirst() else { return nil }
    let next = lines[sender]?.takeTurn()
    if lines[sender]?.isEmpty == true { lines[sender] = nil } else { turns.append(sender) }
    if next != nil, sender != lastSender {
      if lastSender != nil { takesOfLastAlone = 0 }
      lastSender = sender
    }
    return next
  }
}
