import Moderation
import Synchronization
import Testing

@testable import Safekeeping

@Suite(.timeLimit(.minutes(5))) struct DamageWatchTests {
  /// Sound at first, then damaged, then out of reach.
  private final class Search: DamageSearching {
    private let outcomes = Mutex<[StorageError?]>([nil, .damaged, .closed])
    private let searches: AsyncStream<Void>.Continuation
    let hasSearched: AsyncStream<Void>

    init() { (hasSearched, searches) = AsyncStream.makeStream() }

    func searchForDamage() async throws {
      defer { searches.yield() }
      let outcome = outcomes.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      if let outcome { throw outcome }
    }
  }

  @Test("The database is searched at the start and again after each interval, whatever was found")
  func goesOn() async {
    let search = Search()
    let watch = DamageWatch(search: search, interval: .milliseconds(1), logger: World.logger)
    let running = Task { await watch.run() }
    var count = 0
    for await _ in search.hasSearched {
      count += 1
      if count == 5 { break }
    }
    running.cancel()
    await running.value
    #expect(count == 5)
  }

  @Test("It is not searched again before that")
  func waits() async {
    let search = Search()
    let watch = DamageWatch(search: search, interval: .seconds(3600), logger: World.logger)
    let running = Task { await watch.run() }
    var searches = search.hasSearched.makeAsyncIterator()
    await searches.next()
    running.cancel()
    // Ends though the interval does not.
    await running.value
  }
}
