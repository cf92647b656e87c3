import Moderation
import Testing

@testable import Reports

@Suite("Turns of tenants", .timeLimit(.minutes(5))) struct TenantTurnsTests {
  /// Pieces of work that begin and end when a test says so, and who began in which order.
  private actor Bench {
    private(set) var begun: [String] = []
    private var open: [String: CheckedContinuation<Void, Never>] = [:]

    func work(_ name: String) async {
      begun.append(name)
      await withCheckedContinuation { open[name] = $0 }
    }

    func end(_ name: String) async {
      while open[name] == nil { await Task.yield() }
      open.removeValue(forKey: name)?.resume()
    }

    func waitFor(_ count: Int) async { while begun.count < count { await Task.yield() } }
  }

  private let bench = Bench()
  private let nova = TenantID(rawValue: 1)
  private let vega = TenantID(rawValue: 2)
  private let lyra = TenantID(rawValue: 3)

  /// Asks for a turn, and comes back once it is in line.
  private func ask(
    _ turns: TenantTurns, _ tenant: TenantID, _ name: String, behind others: Int
  ) async -> Task<Void, any Error> {
    let task = Task { try await turns.take(tenant) { await bench.work(name) } }
    while await turns.count < others + 1 { await Task.yield() }
    return task
  }

  @Test("are taken one of each tenant at a time, and by all who wait before any has another")
  func fair() async throws {
    let turns = TenantTurns(limit: 2)
    var tasks: [Task<Void, any Error>] = []
    let asked = [
      (nova, "n1"), (nova, "n2"), (nova, "n3"), (nova, "n4"), (vega, "v1"), (vega, "v2"), (vega, "v3"), (lyra, "l1"),
    ]
    for (index, (tenant, name)) in asked.enumerated() {
      tasks.append(await ask(turns, tenant, name, behind: index))
    }
    await bench.waitFor(2)
    #expect(await bench.begun.sorted() == ["n1", "v1"])
    let rest = [("n1", "l1"), ("l1", "n2"), ("v1", "v2"), ("n2", "n3"), ("v2", "v3"), ("n3", "n4")]
    for (ended, next) in rest {
      let count = await bench.begun.count
      await bench.end(ended)
      await bench.waitFor(count + 1)
      #expect(await bench.begun.last == next)
    }
    for name in ["n4", "v3"] { await bench.end(name) }
    for task in tasks { try await task.value }
  }

  @Test("are given up by whoever waits no more, and go to the next")
  func cancelled() async throws {
    let turns = TenantTurns(limit: 1)
    let first = await ask(turns, nova, "n1", behind: 0)
    let second = await ask(turns, vega, "v1", behind: 1)
    let third = await ask(turns, lyra, "l1", behind: 2)
    second.cancel()
    await #expect(throws: CancellationError.self) { try await second.value }
    await bench.end("n1")
    await bench.waitFor(2)
    #expect(await bench.begun == ["n1", "l1"])
    await bench.end("l1")
    try await first.value
    try await third.value
  }

  @Test("come back where the work fails")
  func failing() async throws {
    let turns = TenantTurns(limit: 1)
    for _ in 0..<3 {
      await #expect(throws: StorageError.diskFull) { try await turns.take(nova) { throw StorageError.diskFull } }
    }
    #expect(try await turns.take(vega) { 7 } == 7)
  }
}
