import Moderation
import Synchronization
import Testing

@Suite("The library of rule sets", .timeLimit(.minutes(5)))
struct RuleLibraryTests {
  static let tenant = TenantID(rawValue: 1)
  static let neighbour = TenantID(rawValue: 2)
  static let account = AccountID(rawValue: 10)
  static let other = AccountID(rawValue: 11)

  let store = MemoryRuleSetStore()
  let archive = MemoryArchive()

  /// A rule set whose one rule deletes comments with this word.
  static func document(_ word: String, id: String = "rule", more: String = "") -> String {
    #"{"rules":[{"id":"\#(id)","verdict":"delete","when":{"words":["\#(word)"]}\#(more)}]}"#
  }

  func library(_ change: (inout RuleLibrary.Limits) -> Void = { _ in }) -> RuleLibrary {
    var limits = RuleLibrary.Limits()
    limits.retryPause = .zero
    change(&limits)
    return RuleLibrary(store: store, archive: archive, limits: limits)
  }

  func key(_ account: AccountID? = nil, of tenant: TenantID = Self.tenant) -> RuleSetKey {
    RuleSetKey(for: account, of: tenant, revisions: store.revisions)
  }

  @Test("nothing is loaded before it is needed, and then once however many wait")
  func lazy() async throws {
    store.put(Self.document("spam"), for: .tenant(Self.tenant))
    let library = library()
    let key = key()
    #expect(library.loaded(key) == nil)
    #expect(library.rules(key, of: Self.account) == nil)
    #expect(store.reads.isEmpty)
    store.close()
    try await withThrowingTaskGroup(of: CompiledRuleSet.self) { group in
      for _ in 0..<20 { group.addTask { try await library.ruleSet(for: key) } }
      group.addTask {
        // Opened by the last, which waits like the others.
        while store.reads.isEmpty { await Task.yield() }
        store.open()
        return try await library.ruleSet(for: key)
      }
      let sets = try await group.reduce(into: []) { $0.append($1) }
      #expect(sets.allSatisfy { $0 === sets[0] })
    }
    #expect(store.reads == [nil])
    #expect(library.loaded(key)?.matches("spam") == true)
    #expect(library.rules(key, of: Self.account) != nil)
  }

  @Test("accounts without rules of their own share their tenant's, and no tenant gets another's")
  func keys() async throws {
    store.put(Self.document("ours"), for: .tenant(Self.tenant))
    store.put(Self.document("theirs"), for: .tenant(Self.neighbour))
    store.put(Self.document("special", id: "special"), for: .account(Self.other, of: Self.tenant))
    let library = library()
    #expect(key(Self.account) == key())
    #expect(key(Self.other) != key())
    #expect(key() != key(of: Self.neighbour))
    // An account of this id under another tenant has nothing to do with it.
    #expect(key(Self.other, of: Self.neighbour) == key(of: Self.neighbour))

    let ours = try await library.ruleSet(for: key(Self.account))
    #expect(ours.matches("ours") && !ours.matches("theirs") && !ours.matches("special"))
    let special = try await library.ruleSet(for: key(Self.other))
    #expect(special.matches("ours") && special.matches("special"))
    #expect(special.versions == RuleSetVersions(tenant: 1, account: 1))
    let theirs = try await library.ruleSet(for: key(of: Self.neighbour))
    #expect(theirs.matches("theirs") && !theirs.matches("ours"))
  }

  @Test("past the budget the one not used for longest is let go of, and loaded again when it is needed")
  func eviction() async throws {
    let tenants = (1...3).map { TenantID(rawValue: $0) }
    for tenant in tenants { store.put(Self.document("word\(tenant.rawValue)"), for: .tenant(tenant)) }
    let one = try await library().ruleSet(for: key(of: tenants[0]))
    let library = library { $0.ruleSetBytes = one.memoryBytes * 5 / 2 }
    _ = try await library.ruleSet(for: key(of: tenants[0]))
    _ = try await library.ruleSet(for: key(of: tenants[1]))
    #expect(library.loaded(key(of: tenants[0])) != nil)
    _ = try await library.ruleSet(for: key(of: tenants[2]))
    #expect(library.loaded(key(of: tenants[1])) == nil)
    #expect(library.loaded(key(of: tenants[0])) != nil)
    #expect(library.loadedCount == 2)
    #expect(library.loadedBytes <= one.memoryBytes * 5 / 2)
    #expect(library.counts.loaded == 3 && library.counts.failed == 0 && library.counts.evicted == 1)
    #expect(try await library.ruleSet(for: key(of: tenants[1])).matches("word2"))
  }

  @Test("one that finds no room is not counted as let go of, and finds some once others are used no more")
  func refused() async throws {
    let tenants = (1...4).map { TenantID(rawValue: $0) }
    for tenant in tenants { store.put(Self.document("word\(tenant.rawValue)"), for: .tenant(tenant)) }
    let keys = tenants.map { key(of: $0) }
    let one = try await library().ruleSet(for: keys[0])
    let library = library { $0.ruleSetBytes = one.memoryBytes * 5 / 2 }
    for key in keys.prefix(3) { _ = try await library.ruleSet(for: key) }
    #expect(library.counts.evicted == 1)
    #expect(try await library.ruleSet(for: keys[0]).matches("word1"))
    #expect(library.loaded(keys[0]) == nil)
    #expect(library.counts.loaded == 4 && library.counts.evicted == 1)
    // The first tenant's key is of a revision that is over, and comes back as one that was never used.
    library.publish(store.revisions, keeping: Set(keys[1...]))
    #expect(library.loadedCount == 2)
    _ = try await library.ruleSet(for: keys[0])
    #expect(library.loaded(keys[0]) != nil)
    #expect(library.counts.loaded == 5 && library.counts.evicted == 2)
  }

  @Test("a failure is told to everybody and reported once, and a later try succeeds")
  func failure() async throws {
    let failures = Mutex<[RuleLibrary.Part]>([])
    let library = RuleLibrary(
      store: store, archive: archive, limits: RuleLibrary.Limits(retryPause: .zero),
      onFailure: { part, _ in failures.withLock { $0.append(part) } })
    store.put(Self.document("spam"), for: .tenant(Self.tenant))
    store.fail(with: .diskFull)
    let key = key()
    await #expect(throws: StorageError.diskFull) { try await library.ruleSet(for: key) }
    #expect(failures.withLock { $0 } == [.rules(of: Self.tenant, nil)])
    #expect(library.loaded(key) == nil)
    #expect(library.counts.loaded == 0 && library.counts.failed == 1)
    store.fail(with: nil)
    #expect(try await library.ruleSet(for: key).matches("spam"))
  }

  @Test("a stored document that is not valid is an error and never a rule set")
  func invalid() async throws {
    store.put("not a rule set", for: .tenant(Self.tenant))
    let library = library()
    await #expect(throws: RuleSetFaults.self) { try await library.ruleSet(for: key()) }
  }

  @Test("what is used is prepared before it is published, what is not used is left, and the old is let go of")
  func prepare() async throws {
    store.put(Self.document("one"), for: .tenant(Self.tenant))
    store.put(Self.document("other"), for: .tenant(Self.neighbour))
    let library = library()
    let (old, oldNeighbour) = (key(), key(of: Self.neighbour))
    library.publish(store.revisions, keeping: [old, oldNeighbour])
    _ = try await library.ruleSet(for: old)

    store.put(Self.document("two"), for: .tenant(Self.tenant))
    store.put(Self.document("another"), for: .tenant(Self.neighbour))
    let (new, newNeighbour) = (key(), key(of: Self.neighbour))
    #expect(await library.prepare([old: [new], oldNeighbour: [newNeighbour]]) == nil)
    #expect(library.loaded(new)?.matches("two") == true)
    #expect(library.loaded(old)?.matches("one") == true)
    #expect(library.loaded(newNeighbour) == nil)
    library.publish(store.revisions, keeping: [new, newNeighbour])
    #expect(library.loaded(old) == nil)
    #expect(library.loadedCount == 1)
  }

  @Test("a rule set that cannot be compiled does not keep the others from being prepared")
  func prepareFailure() async throws {
    store.put(Self.document("one"), for: .tenant(Self.tenant))
    store.put(Self.document("other"), for: .tenant(Self.neighbour))
    let library = library()
    let old = [key(), key(of: Self.neighbour)]
    for key in old { _ = try await library.ruleSet(for: key) }
    store.put("not a rule set", for: .tenant(Self.tenant))
    store.put(Self.document("another"), for: .tenant(Self.neighbour))
    let new = [key(), key(of: Self.neighbour)]
    let failure = await library.prepare([old[0]: [new[0]], old[1]: [new[1]]])
    #expect(failure is RuleSetFaults)
    #expect(library.loaded(new[0]) == nil)
    #expect(library.loaded(new[1])?.matches("another") == true)
  }

  @Test("who asks by account gets what was published last, also for an account that gets rules of its own")
  func current() async throws {
    store.put(Self.document("one"), for: .tenant(Self.tenant))
    let library = library()
    library.publish(store.revisions, keeping: [key()])
    let scope = TenantScope(ownWorkFor: Self.tenant)
    #expect(try await library.ruleSet(for: Self.account, in: scope).versions == RuleSetVersions(tenant: 1))
    store.put(Self.document("own", id: "own"), for: .account(Self.account, of: Self.tenant))
    // Saved, but not in force yet.
    #expect(try await library.ruleSet(for: Self.account, in: scope).versions == RuleSetVersions(tenant: 1))
    library.publish(store.revisions, keeping: [key(), key(Self.account)])
    let own = try await library.rules(of: Self.account, in: scope)
    #expect(own.ruleSet.versions == RuleSetVersions(tenant: 1, account: 1))
    #expect(own.decide(comment("own"), scratch: MatchScratch()).ruleID == "own")
    #expect(try await library.ruleSet(for: nil, in: scope).versions == RuleSetVersions(tenant: 1))
  }

  @Test("before anything was published nothing is kept, so that nothing old is answered")
  func unpublished() async throws {
    store.put(Self.document("one"), for: .tenant(Self.tenant))
    let library = library()
    let scope = TenantScope(ownWorkFor: Self.tenant)
    #expect(try await library.ruleSet(for: nil, in: scope).matches("one"))
    store.put(Self.document("two"), for: .tenant(Self.tenant))
    #expect(try await library.ruleSet(for: nil, in: scope).matches("two"))
    #expect(library.loadedCount == 0)
  }

  @Test("lists come from storage, starter lists from the program, and a changed list is taken up with its revision")
  func lists() async throws {
    let own = try #require(ListReference("spam"))
    let starter = try #require(ListReference("starter/scams"))
    store.put(["alpha"], as: own, version: 1)
    store.put(
      #"{"rules":[{"id":"rule","verdict":"delete","when":{"words":{"lists":["spam","starter/scams"]}}}]}"#,
      for: .tenant(Self.tenant))
    let library = RuleLibrary(
      store: store, archive: archive,
      starters: { $0 == starter ? TermListContent(version: 1, terms: ["gamma"]) : nil })
    let first = RuleSetKey(for: nil, of: Self.tenant, revisions: [.tenant(Self.tenant): 1])
    let before = try await library.ruleSet(for: first)
    #expect(before.matches("alpha") && before.matches("gamma") && !before.matches("beta"))
    store.put(["beta"], as: own, version: 2)
    let second = RuleSetKey(for: nil, of: Self.tenant, revisions: [.tenant(Self.tenant): 2])
    let after = try await library.ruleSet(for: second)
    #expect(after.matches("beta") && after.matches("gamma") && !after.matches("alpha"))
  }

  @Test("the gateway's layer is compiled once and not charged to each tenant")
  func sharedLayer() async throws {
    let terms = (0..<2000).map { "\"gateway\($0)\"" }.joined(separator: ",")
    store.put(
      #"{"rules":[{"id":"house","verdict":"delete","when":{"words":[\#(terms)]}}]}"#, for: .gateway)
    let library = library()
    var bytes: [Int] = []
    for index in 1...20 {
      let tenant = TenantID(rawValue: Int64(index))
      store.put(Self.document("own\(index)"), for: .tenant(tenant))
      let set = try await library.ruleSet(for: key(of: tenant))
      #expect(set.matches("gateway1999") && set.matches("own\(index)") && !set.matches("own\(index + 1)"))
      bytes.append(set.memoryBytes)
    }
    #expect(bytes.reduce(0, +) < 20 * 100_000)
  }
}
