import Moderation
import Synchronization
import Testing

@testable import Storage

@Suite struct CommentArchiveRepositoryTests {
  private let world: BusinessWorld
  private let archive: CommentArchiveRepository

  init() async throws {
    world = try await BusinessWorld()
    archive = CommentArchiveRepository(world.test.database)
  }

  private func read(_ selection: CommentSelection = CommentSelection()) async throws -> [ArchivedComment] {
    let read = Mutex<[ArchivedComment]>([])
    try await archive.forEachComment(selection, in: world.scope) { comment in
      read.withLock { $0.append(comment) }
      return true
    }
    return read.withLock { $0 }
  }

  private func ids(_ selection: CommentSelection) async throws -> [String] {
    let found = try await read(selection).map(\.comment.commentID)
    #expect(try await archive.commentCount(selection, in: world.scope) == found.count)
    return found
  }

  private func fill(_ count: Int) async {
    _ = await world.test.record(
      (0..<count).map { .decided("\($0)", .none(), of: world.account, in: world.scope) })
  }

  @Test("A comment comes back whole, with what was decided, whatever it holds")
  func whole() async throws {
    let texts: [String?] = ["plain", "", nil, "nul \u{0} end", "e\u{301}\u{1F468}\u{200D}\u{1F469}"]
    for (number, text) in texts.enumerated() {
      let comment = CommentEvent(
        kind: .created, commentID: "922337203685477580\(number)", videoID: "v",
        parentCommentID: text == nil ? "p" : nil,
        authorID: "a", username: text, text: text, occurredAt: TestClock.start - .seconds(Int64(number)))
      let decision =
        number == 0 ? Decision(verdict: .allow, basis: .ownComment) : Decision.by("r", .hold)
      _ = await world.test.record([
        JournalEntry(
          tenantID: world.scope.tenantID, accountID: world.account,
          content: .comment(comment, decision: number == 1 ? nil : decision, action: nil),
          receivedAt: TestClock.start)
      ])
    }
    let found = try await read()
    let stored = try await EventRepository(world.test.database)
      .events(matching: EventFilter(), page: PageRequest(), in: world.scope).items.reversed()
    #expect(found.map(\.comment) == stored.map(\.comment))
    #expect(found.map { $0.comment.text.map { Array($0.utf8) } } == texts.map { $0.map { Array($0.utf8) } })
    #expect(found.map(\.id) == stored.map(\.id))
    #expect(found.map(\.verdict) == [.allow, nil, .hold, .hold, .hold])
    #expect(found.map(\.isModerated) == [false, true, true, true, true])
    #expect(found.allSatisfy { $0.accountID == world.account })
  }

  @Test("Only comments are read, in the order of recording")
  func order() async throws {
    await fill(30)
    await world.echo(.hidden, "3")
    #expect(try await ids(CommentSelection()) == (0..<30).map { "\($0)" })
  }

  @Test("Each part of a selection leaves exactly what it names, alone and together")
  func selections() async throws {
    let other = try await world.test.addAccount("other", in: world.scope)
    for number in 0..<10 {
      let account = number % 2 == 0 ? world.account : other
      _ = await world.test.record([.decided("\(number)", .none(), of: account, in: world.scope)])
      world.test.clock.advance(by: .seconds(1))
    }
    let third = try await world.event("2").id
    func at(_ second: Int64) -> Timestamp { TestClock.start + .seconds(second) }
    let rows: [(CommentSelection, [Int])] = [
      (CommentSelection(account: other), [1, 3, 5, 7, 9]),
      (CommentSelection(received: TimeRange(start: at(3), end: at(5))), [3, 4]),
      (CommentSelection(received: TimeRange(start: at(8))), [8, 9]),
      (CommentSelection(received: TimeRange(end: at(1))), [0]),
      (CommentSelection(received: TimeRange(start: at(5), end: at(3))), []),
      (CommentSelection(after: third), [3, 4, 5, 6, 7, 8, 9]),
      (CommentSelection(newest: 3), [7, 8, 9]),
      (CommentSelection(newest: 10), Array(0..<10)),
      (CommentSelection(newest: 99), Array(0..<10)),
      (CommentSelection(newest: 0), []),
      (CommentSelection(account: other, newest: 2), [7, 9]),
      (CommentSelection(account: other, received: TimeRange(end: at(6)), after: third, newest: 1), [5]),
    ]
    for (selection, expected) in rows { #expect(try await ids(selection) == expected.map { "\($0)" }, "\(selection)") }
  }

  @Test("A sample is the same each time, about as large as asked for, and disjoint from nothing it should hold")
  func sample() async throws {
    await fill(4000)
    // As well where each id is the first of its millisecond, whose low bits are small.
    for _ in 0..<200 {
      world.test.clock.advance(by: .milliseconds(7))
      _ = await world.test.record([
        .decided("s\(world.test.clock.now.milliseconds)", .none(), of: world.account, in: world.scope)
      ])
    }
    let all = try await ids(CommentSelection())
    for share in [2, 10, 64, 100] {
      let selection = CommentSelection(oneIn: share)
      let found = try await ids(selection)
      #expect(try await ids(selection) == found)
      #expect(Set(found).isSubset(of: all))
      let expected = Double(all.count) / Double(share)
      #expect(abs(Double(found.count) - expected) < expected / 2, "\(found.count) of \(all.count) for one in \(share)")
    }
    let sparse = try await ids(CommentSelection(newest: 200, oneIn: 4))
    #expect((20...90).contains(sparse.count) && Set(sparse).isSubset(of: all.suffix(200)))
  }

  @Test("Reading stops when it is told to, and passes on what the reader throws")
  func stopping() async throws {
    await fill(20)
    let seen = Counter()
    try await archive.forEachComment(CommentSelection(), in: world.scope) { _ in
      seen.add()
      return seen.count < 5
    }
    #expect(seen.count == 5)
    struct Refusal: Error {}
    await #expect(throws: Refusal.self) {
      try await archive.forEachComment(CommentSelection(), in: world.scope) { _ in throw Refusal() }
    }
    // The connection is as good as before.
    #expect(try await ids(CommentSelection()).count == 20)
  }

  @Test("What is recorded while reading is not seen: the state is one")
  func consistent() async throws {
    await fill(5)
    let (stream, started) = AsyncStream.makeStream(of: Void.self)
    let gate = Mutex(false)
    let seen = Counter()
    let reading = Task {
      try await archive.forEachComment(CommentSelection(), in: world.scope) { _ in
        seen.add()
        started.yield()
        while !gate.withLock({ $0 }) {}
        return true
      }
    }
    for await _ in stream { break }
    _ = await world.test.record([.decided("late", .none(), of: world.account, in: world.scope)])
    gate.withLock { $0 = true }
    try await reading.value
    #expect(seen.count == 5)
  }

  @Test("Once the database is closed it says so")
  func closed() async throws {
    await world.test.database.close()
    await #expect(throws: StorageError.closed) {
      try await archive.forEachComment(CommentSelection(), in: world.scope) { _ in true }
    }
  }
}
