import Synchronization
import Testing

@testable import Moderation

@Suite("Loads by key", .timeLimit(.minutes(5)))
struct KeyedLoadsTests {
  struct Broken: Error, Equatable {}

  /// Loads that end when the test says so.
  final class Door: Sendable {
    private struct State {
      var isOpen = false
      var waiting: [CheckedContinuation<Void, Never>] = []
      var begun: [Int] = []
      var running = 0
      var most = 0
    }

    private let state = Mutex(State())

    var begun: [Int] { state.withLock { $0.begun } }
    var most: Int { state.withLock { $0.most } }

    func pass(_ key: Int) async {
      state.withLock { state in
        state.begun.append(key)
        state.running += 1
        state.most = max(state.most, state.running)
      }
      await withCheckedContinuation { continuation in
        let isOpen = state.withLock { state in
          if !state.isOpen { state.waiting.append(continuation) }
          return state.isOpen
        }
        if isOpen { continuation.resume() }
      }
      state.withLock { $0.running -= 1 }
    }

    func open() {
      let waiting = state.withLock { state in
        state.isOpen = true
        defer { state.waiting = [] }
        return state.waiting
      }
      for continuation in waiting { continuation.resume() }
    }
  }

  @Test("a hundred who want one key get one load")
  func once() async throws {
    let door = Door()
    let loads = KeyedLoads<Int, Int>(atOnce: 2, queueLimit: 10, retryPause: .zero)
    // Asked for before the door opens, so that all of them wait for the same load.
    let (values, answers) = AsyncStream.makeStream(of: Int.self)
    for _ in 0..<100 {
      loads.load(7) { key in
        await door.pass(key)
        return key * 10
      } then: {
        answers.yield((try? $0.get()) ?? -1)
      }
    }
    door.open()
    var seen: [Int] = []
    for await value in values {
      seen.append(value)
      if seen.count == 100 { break }
    }
    #expect(seen.allSatisfy { $0 == 70 })
    #expect(door.begun == [7])
  }

  @Test("no more run at once than may, the rest in the order they came, and those beyond the queue are refused")
  func bounds() async throws {
    let door = Door()
    let loads = KeyedLoads<Int, Int>(atOnce: 2, queueLimit: 5, retryPause: .zero)
    let (results, answers) = AsyncStream.makeStream(of: Result<Int, any Error>.self)
    for key in 0..<8 {
      loads.load(key) { key in
        await door.pass(key)
        return key
      } then: {
        answers.yield($0)
      }
    }
    var iterator = results.makeAsyncIterator()
    // The eighth is refused before any other has ended.
    let refused = try #require(await iterator.next())
    #expect(throws: BoundedWorkers.QueueFull.self) { try refused.get() }
    door.open()
    var loaded: Set<Int> = []
    for _ in 0..<7 { loaded.insert(try #require(try await iterator.next()?.get())) }
    #expect(loaded == Set(0..<7))
    #expect(door.most <= 2)
    #expect(door.begun.sorted() == Array(0..<7))
  }

  @Test("a failure reaches everybody and stands for a while; then the key is tried again")
  func failure() async throws {
    let tried = Mutex(0)
    let load: @Sendable (Int) async throws -> Int = { _ in
      tried.withLock { $0 += 1 }
      throw Broken()
    }
    let patient = KeyedLoads<Int, Int>(atOnce: 1, queueLimit: 1, retryPause: .seconds(3600))
    for _ in 0..<3 { await #expect(throws: Broken()) { try await patient.load(1, by: load) } }
    #expect(tried.withLock { $0 } == 1)
    // Another key is another matter.
    #expect(try await patient.load(2) { $0 } == 2)
    let eager = KeyedLoads<Int, Int>(atOnce: 1, queueLimit: 1, retryPause: .zero)
    for _ in 0..<3 { await #expect(throws: Broken()) { try await eager.load(1, by: load) } }
    #expect(tried.withLock { $0 } == 4)
    #expect(try await eager.load(1) { $0 } == 1)
  }
}
