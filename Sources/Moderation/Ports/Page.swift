/// One page of a listing, newest first.
public struct Page<Element: Sendable>: Sendable {
  public var items: [Element]
  /// Pass as `before` to get the next page; nil on the last one.
  public var next: Int64?

  public init(items: [Element], next: Int64?) {
    self.items = items
    self.next = next
  }
}

/// Where a page begins and how long it may be: keyset paging, which stays fast and stable however deep one goes.
public struct PageRequest: Sendable {
  /// Only rows whose id is lower; nil for the first page.
  public var before: Int64?
  /// 1 to 1,000.
  public var limit: Int

  public init(before: Int64? = nil, limit: Int = 50) {
    self.before = before
    self.limit = min(max(limit, 1), 1000)
  }
}

/// Half open: `start` is included, `end` is not. Nil is unbounded.
public struct TimeRange: Equatable, Sendable {
  public var start: Timestamp?
  public var end: Timestamp?

  public init(start: Timestamp? = nil, end: Timestamp? = nil) {
    self.start = start
    self.end = end
  }

  public static let always = TimeRange()
}
