import Moderation
import Testing

@testable import Storage

@Suite struct TermListRepositoryTests {
  private let test: TestDatabase
  private let scope: TenantScope
  private let lists: TermListRepository

  init() async throws {
    test = try TestDatabase()
    scope = try await test.addTenant("a")
    lists = TermListRepository(test.database)
  }

  @Test("Each content is a version that stays, and the newest is in force")
  func versions() async throws {
    for owner in [TermListScope.tenant(scope), .gateway(TestDatabase.gateway)] {
      let first = try await lists.put("spam", ["a", "b"], title: "Spam", expecting: 0, in: owner)
      let later = TestClock.start + .seconds(9)
      let second = try await lists.put("spam", [], at: later, expecting: 1, in: owner)
      #expect(first.version == 1 && first.termCount == 2 && first.title == "Spam")
      #expect(second.id == first.id && second.version == 2 && second.termCount == 0 && second.title == nil)
      #expect(second.createdAt == first.createdAt && second.updatedAt == later)
      #expect(try await lists.list(named: "spam", in: owner) == second)
      #expect(
        try await lists.terms(ofListNamed: "spam", version: nil, in: owner)
          == TermListContent(id: first.id, version: 2, terms: []))
      #expect(
        try await lists.terms(ofListNamed: "spam", version: 1, in: owner)
          == TermListContent(id: first.id, version: 1, terms: ["a", "b"]))
      #expect(try await lists.terms(ofListNamed: "spam", version: 3, in: owner) == nil)
      #expect(try await lists.terms(ofListNamed: "ham", version: nil, in: owner) == nil)
    }
  }

  @Test("A change based on a version that is not the newest is refused", arguments: [0, 1, 3] as [Int64])
  func stale(expected: Int64) async throws {
    try await lists.put("spam", ["a"], in: .tenant(scope))
    try await lists.put("spam", ["b"], in: .tenant(scope))
    await #expect(throws: StorageError.stale(current: 2)) {
      try await lists.put("spam", ["c"], expecting: expected, in: .tenant(scope))
    }
    await #expect(throws: StorageError.stale(current: 0)) {
      try await lists.put("new", ["c"], expecting: 1, in: .tenant(scope))
    }
  }

  @Test("Terms of any characters come back byte by byte, and one that holds a line break is refused")
  func hostileTerms() async throws {
    let terms = ["\u{0}", " a ", "e\u{301}", "\u{E9}", "\r", "\u{2028}", "\"'\\", "\u{1F468}\u{200D}\u{1F469}", "x;--"]
    try await lists.put("odd", terms, in: .tenant(scope))
    let read = try await lists.terms(ofListNamed: "odd", version: nil, in: .tenant(scope))?.terms ?? []
    #expect(read.map { Array($0.utf8) } == terms.map { Array($0.utf8) })
    let before = try await test.dump()
    for term in ["a\nb", "\r\n", "\n"] {
      await #expect(throws: StorageError.self) { try await lists.put("odd", ["x", term], in: .tenant(scope)) }
    }
    #expect(try await test.dump() == before)
  }

  @Test("A list of 50,000 terms of 200 characters is kept whole")
  func large() async throws {
    let terms = (0..<50_000).map { String(repeating: "x", count: 194) + String(1_000_000 + $0).suffix(6) }
    try await lists.put("large", terms, in: .tenant(scope))
    #expect(try await lists.terms(ofListNamed: "large", version: nil, in: .tenant(scope))?.terms == terms)
  }

  @Test("Lists are paged newest first, a tenant's and the gateway's apart")
  func paging() async throws {
    for name in ["a", "b", "c"] { try await lists.put(name, [name], in: .tenant(scope)) }
    try await lists.put("shared", ["x"], in: .gateway(TestDatabase.gateway))
    let first = try await lists.lists(page: PageRequest(limit: 2), in: .tenant(scope))
    #expect(first.items.map(\.name) == ["c", "b"])
    let rest = try await lists.lists(page: PageRequest(before: first.next, limit: 2), in: .tenant(scope))
    #expect(rest.items.map(\.name) == ["a"] && rest.next == nil)
    let shared = try await lists.lists(page: PageRequest(), in: .gateway(TestDatabase.gateway)).items
    #expect(shared.map(\.name) == ["shared"] && shared[0].tenantID == nil)
  }

  @Test("A list that a rule set in force names stays, and the refusal says whose")
  func inUse() async throws {
    let rules = RuleSetRepository(test.database)
    let shared = TermListScope.gateway(TestDatabase.gateway)
    try await lists.put("spam", ["a"], in: .tenant(scope))
    try await lists.put("spam", ["a"], in: shared)
    try await rules.save(.naming("spam", "gateway/spam"), in: .tenant(scope))
    func delete(_ owner: TermListScope) async throws -> Bool {
      try await lists.delete(listNamed: "spam", at: TestClock.start, in: owner)
    }
    await #expect(
      throws: StorageError.reference(what: "list spam, which is named by the rules of the tenant")
    ) { _ = try await delete(.tenant(scope)) }
    await #expect(
      throws: StorageError.reference(what: "list spam, which is named by the rules of \(scope.tenantID)")
    ) { _ = try await delete(shared) }
    // Only what is in force counts.
    try await rules.save(.rules("a"), in: .tenant(scope))
    #expect(try await delete(.tenant(scope)))
    #expect(try await delete(shared))
    #expect(try await delete(shared) == false)
    #expect(try await test.count("SELECT count(*) FROM term_list_versions") == 0)
  }

  @Test("References mean the owner's lists and the gateway's; what is not there is left out")
  func contents() async throws {
    let own = ListReference(name: "spam")
    let ofGateway = ListReference(origin: .gateway, name: "spam")
    let starter = ListReference(origin: .starter, name: "spam-en")
    try await lists.put("spam", ["own"], in: .tenant(scope))
    try await lists.put("spam", ["gateway's"], in: .gateway(TestDatabase.gateway))
    let all: Set = [own, ofGateway, starter, ListReference(name: "none")]
    #expect(
      try await lists.contents(of: all, in: .tenant(scope)).mapValues(\.terms)
        == [own: ["own"], ofGateway: ["gateway's"]])
    #expect(
      try await lists.contents(of: all, in: .gateway(TestDatabase.gateway)).mapValues(\.terms)
        == [own: ["gateway's"], ofGateway: ["gateway's"]])
  }

  @Test("Saving and deleting a list leave audit entries; a refused deletion leaves none")
  func audited() async throws {
    try await lists.put("spam", ["a", "b"], in: .tenant(scope))
    let person = Operator.sample("p")
    try await OperatorRepository(test.database).create(person, passwordHash: "x", in: TestDatabase.gateway)
    var owner = person
    owner.grants = [scope.tenantID]
    _ = try await lists.delete(
      listNamed: "spam", at: TestClock.start, in: .tenant(.of(scope.tenantID, for: owner)))
    let entries = try await AuditRepository(test.database)
      .entries(matching: AuditFilter(subject: "list spam"), page: PageRequest(), in: .tenant(scope)).items
    #expect(entries.map(\.action) == ["list.deleted", "list.saved"])
    #expect(entries[0].operatorID == person.id && entries[0].old == entries[1].new)
    #expect(entries[1].new == #"{"terms":2,"version":1}"#)
  }

  @Test("A list of a tenant that does not exist is refused")
  func unknownTenant() async throws {
    await #expect(throws: StorageError.reference(what: "tenant")) {
      try await lists.put("spam", ["a"], in: .tenant(.unknown))
    }
  }
}
