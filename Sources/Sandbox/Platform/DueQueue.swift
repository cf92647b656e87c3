/// A binary heap of deliveries by the time they are due, then by age.
struct DueQueue {
  struct Item {
    var due: ContinuousClock.Instant
    var id: Int

    func comesBefore(_ other: Item) -> Bool { due == other.due ? id < other.id : due < other.due }
  }

  private var items: [Item] = []

  var isEmpty: Bool { items.isEmpty }
  var first: Item? { items.first }

  mutating func insert(_ id: Int, due: ContinuousClock.Instant) {
    items.append(Item(due: due, id: id))
    var child = items.count - 1
    while child > 0, items[child].comesBefore(items[(child - 1) / 2]) {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Must not be called on an empty queue.
  mutating func removeFirst() {
    items.swapAt(0, items.count - 1)
    items.removeLast()
    var parent = 0
    while true {
      var earliest = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < items.count {
        if items[child].comesBefore(items[earliest]) { earliest = child }
      }
      guard earliest != parent else { return }
      items.swapAt(parent, earliest)
      parent = earliest
    }
  }
}
