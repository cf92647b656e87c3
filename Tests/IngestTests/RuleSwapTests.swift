import Ingest
import Moderation
import Storage
import Synchronization
import Testing

/// New versions of rules come into force while deliveries come in.
@Suite("New rules under load", .timeLimit(.minutes(2)))
struct RuleSwapTests {
  static let ok = #"200 {"status":"ok"}"#

  /// Two rules that both hold for every comment of the test, so that a decision made of two versions shows.
  static func document(_ number: Int) -> String {
    #"{"rules":[{"id":"first-\#(number)","verdict":"hide","when":{"words":["swap"]}},"#
      + #"{"id":"second-\#(number)","verdict":"review","when":{"phrases":["me now"]}}]}"#
  }

  /// What senders and the one who saves tell each other.
  private final class Course: Sendable {
    /// The newest version whose change was answered.
    let inForce: Atomic<Int>
    let isDone = Atomic<Bool>(false)
    let answered = Atomic<Int>(0)
    /// For each comment, `inForce` before it was sent.
    let floors = Mutex<[String: Int]>([:])

    init(inForce version: Int64) { inForce = Atomic(Int(version)) }

    /// Returns once a few more deliveries were answered, so that each version meets some.
    func goOn() async {
      let target = answered.load(ordering: .relaxed) + 5
      while answered.load(ordering: .relaxed) < target { await Task.yield() }
    }

    func begin(_ id: String) {
      let floor = inForce.load(ordering: .acquiring)
      floors.withLock { $0[id] = floor }
    }
  }

  @Test("once a change is answered no later delivery is decided by the version before, and none by half of each")
  func underLoad() async throws {
    try await Fixture.run { fixture in
      let (shop, path) = (fixture.world.shop, fixture.world.shopPath)
      let course = Course(inForce: try await fixture.publish(Self.document(2), of: shop))
      try await withThrowingTaskGroup(of: Void.self) { group in
        for sender in 0..<6 {
          group.addTask {
            let connection = try await fixture.connect()
            var number = 0
            while !course.isDone.load(ordering: .acquiring) {
              number += 1
              let id = "\(sender * 1_000_000 + number)"
              course.begin(id)
              try await connection.send(Delivery.open(path, Delivery.openBody(id: id, text: "swap me now")))
              #expect(try await connection.response().description == Self.ok)
              course.answered.add(1, ordering: .relaxed)
            }
            await connection.close()
          }
        }
        for number in 3...25 {
          let version = try await fixture.publish(Self.document(number), of: shop)
          #expect(Int(version) == number)
          course.inForce.store(number, ordering: .releasing)
          await course.goOn()
        }
        course.isDone.store(true, ordering: .releasing)
        try await group.waitForAll()
      }
      // More than one page of events: the journal saw them all.
      var seen: Set<Int> = []
      for entry in fixture.journal.entries {
        guard case .comment(let comment, let decided, _) = entry.content else { continue }
        let decision = try #require(decided)
        let number = Int(decision.ruleSetVersion)
        seen.insert(number)
        #expect(decision.fired.map(\.ruleID) == ["first-\(number)", "second-\(number)"])
        #expect(number >= course.floors.withLock { $0[comment.commentID] ?? .max })
      }
      #expect(seen.isSuperset(of: 3...25))
    }
  }

  @Test("a save costs no delivery a wait: what is in use is compiled before it comes into force")
  func compiledBefore() async throws {
    let gate = RuleGate(isOpen: true)
    try await Fixture.run({ $0.rules = { gate.gate($0) } }) { fixture in
      #expect(try await fixture.stillWorks())
      let store = try #require(gate.store)
      store.close()
      let version = try await fixture.save(
        Self.document(2), in: .tenant(TenantScope(ownWorkFor: fixture.world.shop.tenantID)))
      let reload = Task { try await fixture.directory.reload() }
      while store.reads < 2 { await Task.yield() }
      // The new version is being loaded: the old one still decides, at once.
      let request = Delivery.open(fixture.world.shopPath, Delivery.openBody(id: "2", text: "swap me now"))
      #expect(try await fixture.answer(to: request).description == Self.ok)
      store.open()
      try await reload.value
      let reads = store.reads
      let next = Delivery.open(fixture.world.shopPath, Delivery.openBody(id: "3", text: "swap me now"))
      #expect(try await fixture.answer(to: next).description == Self.ok)
      #expect(store.reads == reads)
      let events = try await fixture.events(of: fixture.world.shop)
      #expect(events.first?.decision?.ruleSetVersion == version)
      #expect(events.dropFirst().first?.decision?.ruleSetVersion == 1)
    }
  }

  @Test("a list that changed decides from the reload on, and so does the gateway's layer")
  func listsAndGateway() async throws {
    try await Fixture.run { fixture in
      let (shop, path) = (fixture.world.shop, fixture.world.shopPath)
      let scope = TenantScope(ownWorkFor: shop.tenantID)
      let lists = TermListRepository(fixture.database)
      func put(_ terms: [String]) async throws {
        _ = try await lists.put(
          TermListDraft(name: "names", title: nil, terms: terms, author: nil), at: ManualClock.start, expecting: nil,
          in: .tenant(scope))
      }
      func verdict(_ text: String, _ id: String) async throws -> Verdict? {
        #expect(
          try await fixture.answer(to: Delivery.open(path, Delivery.openBody(id: id, text: text))).description
            == Self.ok)
        return try await fixture.events(of: shop).first?.decision?.verdict
      }
      try await put(["alpha"])
      try await fixture.publish(
        #"{"rules":[{"id":"names","verdict":"hide","when":{"words":{"lists":["names"]}}}]}"#, of: shop)
      #expect(try await verdict("an alpha and a beta", "1") == .hide)
      try await put(["gamma"])
      try await fixture.directory.reload()
      #expect(try await verdict("an alpha and a beta", "2") == .allow)
      #expect(try await verdict("a gamma", "3") == .hide)
      try await fixture.save(
        #"{"rules":[{"id":"house","verdict":"delete","when":{"words":["beta"]}}]}"#,
        in: .gateway(GatewayScope(ownWork: ())))
      try await fixture.directory.reload()
      #expect(try await verdict("an alpha and a beta", "4") == .delete)
    }
  }
}
