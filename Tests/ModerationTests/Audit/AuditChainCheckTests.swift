import Moderation
import Testing

@Suite("Checking a chain of audit entries") struct AuditChainCheckTests {
  /// Not SHA-256: the check takes whatever it is given, and this one can be read.
  private static let digest: @Sendable (String) -> String = { text in "#\(StableText.sum(text))" }

  private enum StableText {
    static func sum(_ text: String) -> UInt64 {
      text.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }
  }

  private func entries(_ count: Int, unchained: Int = 0) -> [AuditEntry] {
    var last: String?
    return (0..<count).map { number in
      var entry = AuditEntry(
        id: AuditEntryID(rawValue: Int64(number) + 1), tenantID: nil, operatorID: nil, operatorName: "someone",
        action: "list.saved", subject: "list \(number)", detail: number == 1 ? "a\u{1}\u{8}\"\\\n\u{7F}é😀" : nil,
        old: number == 2 ? #"{"a":1,"b":["x",null,true]}"# : nil, createdAt: Timestamp(milliseconds: Int64(number)))
      guard number >= unchained else { return entry }
      let hash = Self.digest(entry.hashedText(after: last))
      entry.link = AuditLink(previousHash: last, hash: hash)
      last = hash
      return entry
    }
  }

  private func verify(
    _ entries: [AuditChainCheck.Entry], _ extent: AuditChainCheck.Extent = .whole, head: String? = nil
  ) -> AuditVerification {
    var check = AuditChainCheck(extent, head: head, sha256Hex: Self.digest)
    for entry in entries { check.take(entry) }
    return check.verification
  }

  private func verify(
    _ entries: [AuditEntry], _ extent: AuditChainCheck.Extent = .whole, head: String? = nil
  ) -> AuditVerification {
    verify(entries.map { AuditChainCheck.Entry($0) }, extent, head: head)
  }

  @Test("An export line is read back as the same entry, also when its members were put in another order")
  func lines() throws {
    let entries = entries(4, unchained: 1)
    let read = try entries.map { try #require(AuditChainCheck.Entry(exportLine: Array($0.exportLine.utf8))) }
    #expect(verify(read) == verify(entries) && verify(read).isWhole && verify(read).unchained == 1)
    let line = entries[2].exportLine
    let members = line.dropFirst().dropLast()
    // The last member, which holds no comma, comes first.
    let cut = try #require(members.lastIndex(of: ","))
    let moved = "{ " + members[members.index(after: cut)...] + " ,\n" + members[..<cut] + "}"
    let other = try #require(AuditChainCheck.Entry(exportLine: Array(moved.utf8)))
    #expect(other.hashedText == read[2].hashedText && other.link == read[2].link)
  }

  @Test(
    "What is no entry is none",
    arguments: [
      "", "{}", "[]", "{", #"{"id":"a","created_at":"b","hash":null}"#,
      #"{"id":1,"created_at":"b","hash":null,"previous_hash":null}"#,
      #"{"id":"a","created_at":"b","hash":5,"previous_hash":null}"#,
      #"{"id":"a","id":"b","created_at":"b","hash":null,"previous_hash":null}"#,
      #"{"id":"a","created_at":"b","hash":null,"previous_hash":null} x"#,
      String(repeating: "[", count: 100_000),
    ])
  func nonsense(_ line: String) {
    #expect(AuditChainCheck.Entry(exportLine: Array(line.utf8)) == nil)
    let verification = verify([AuditChainCheck.Entry(unreadable: "line 1")])
    #expect(verification.broken?.fault == .altered && verification.broken?.id == "line 1")
  }

  @Test("Every single byte of a line matters: changed, it is no entry, another one or one that was altered")
  func bytes() {
    let entries = entries(4)
    let whole = verify(entries)
    let line = Array(entries[2].exportLine.utf8)
    var silent: [Int] = []
    for place in line.indices {
      var changed = line
      changed[place] ^= 1
      guard let entry = AuditChainCheck.Entry(exportLine: changed) else { continue }
      let others = entries.map { AuditChainCheck.Entry($0) }
      if verify(others[..<2] + [entry] + others[3...]).isWhole { silent.append(place) }
    }
    // The operator's name is what it is called now, and not part of the hash.
    let name = "\"operator_name\":\"someone\""
    let start = entries[2].exportLine.utf8.firstRange(of: Array(name.utf8)).map {
      entries[2].exportLine.utf8.distance(from: entries[2].exportLine.startIndex, to: $0.lowerBound)
    }
    let unhashed = start.map { ($0 + 17)..<($0 + name.utf8.count - 1) } ?? 0..<0
    #expect(silent.allSatisfy { unhashed.contains($0) }, "\(silent)")
    #expect(whole.isWhole)
  }

  @Test("A part from some entry on is whole, unless something in it is missing")
  func since() {
    let part = Array(entries(6)[2...])
    #expect(verify(part).broken?.fault == .displaced)
    #expect(verify(part, .since).isWhole)
    var gap = part
    gap.remove(at: 1)
    #expect(verify(gap, .since).broken?.fault == .displaced && verify(gap, .since).broken?.id == "\(part[2].id)")
  }

  @Test("A log that was cut is whole where a later entry says so, and broken at its beginning where none does")
  func cut() throws {
    var entries = entries(6)
    let hash = try #require(entries[1].link?.hash)
    #expect(verify(Array(entries[2...])).broken?.id == "\(entries[2].id)")
    #expect(verify(Array(entries[2...])).entries == 1)
    var last = entries[3].link?.hash
    for index in 4...5 {
      if index == 4 {
        entries[4].action = AuditAction.auditCut.rawValue
        entries[4].new = #"{"entries":2,"last_hash":"\#(hash)"}"#
      }
      let new = Self.digest(entries[index].hashedText(after: last))
      entries[index].link = AuditLink(previousHash: last, hash: new)
      last = new
    }
    let left = Array(entries[2...])
    #expect(verify(left).isWhole && verify(left).entries == 4)
    let read = try left.map { try #require(AuditChainCheck.Entry(exportLine: Array($0.exportLine.utf8))) }
    #expect(verify(read).isWhole)
    // One entry further, or without the one that says so, it was not the gateway.
    #expect(verify(Array(entries[3...])).broken?.fault == .displaced)
    #expect(verify(Array(entries[2...3])).broken?.fault == .displaced)
    var altered = left
    altered[2].new = #"{"entries":2,"last_hash":"x"}"#
    #expect(!verify(altered).isWhole)
  }

  @Test("What comes behind a given entry has to hang on it")
  func after() {
    let entries = entries(6)
    let part = Array(entries[2...])
    let (before, earlier) = (entries[1].link?.hash, entries[0].link?.hash)
    #expect(verify(part, .after(before)).isWhole)
    #expect(verify(part, .after(earlier)).broken?.fault == .displaced)
    #expect(verify(part, .after(nil)).broken?.fault == .displaced)
    #expect(verify(entries, .after(nil)).isWhole)
    var bare = part
    bare[0].link = nil
    #expect(verify(bare, .after(before)).broken?.fault == .unchained)
  }

  @Test("Of what a filter chose each entry is checked by itself")
  func filtered() {
    var some = entries(6)
    some.remove(at: 3)
    some.remove(at: 0)
    #expect(verify(some, .filtered).isWhole && verify(some).isWhole == false)
    some[1].subject = "x"
    #expect(verify(some, .filtered).broken?.id == "\(some[1].id)")
  }

  @Test("A noted head is looked for behind the first break as well")
  func head() {
    var entries = entries(5)
    let noted = entries[3].link?.hash
    entries[1].subject = "x"
    let verification = verify(entries, head: noted)
    #expect(verification.broken?.fault == .altered && verification.noted?.isFound == true)
    #expect(verification.head?.id == "\(entries[0].id)")
  }
}
