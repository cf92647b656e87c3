/// Goes along the chain of audit entries, from the oldest on, and finds the first place where it is broken.
public struct AuditChainCheck: Sendable {
  /// One entry, as far as the chain goes.
  public struct Entry: Sendable {
    /// As it is shown: `aud_…`.
    public var id: String
    public var createdAt: String
    /// What its hash must be over; nil for one that cannot be read, and so was altered.
    public var hashedText: String?
    public var link: AuditLink?
    /// Of an entry that says so: the hash after which the log was cut.
    public var cutHash: String?

    public init(id: String, createdAt: String, hashedText: String?, link: AuditLink?, cutHash: String? = nil) {
      self.id = id
      self.createdAt = createdAt
      self.hashedText = hashedText
      self.link = link
      self.cutHash = cutHash
    }

    /// One that holds what the gateway never writes; `name` is for people who look for it.
    public init(unreadable name: String) {
      self.init(id: name, createdAt: "unknown", hashedText: nil, link: nil)
    }

    public init(_ entry: AuditEntry) {
      self.init(
        id: entry.id.description, createdAt: entry.createdAt.description,
        hashedText: entry.hashedText(after: entry.link?.previousHash), link: entry.link,
        cutHash: Self.cutHash(in: entry))
    }
  }

  /// What entries the check is to see.
  public enum Extent: Sendable {
    /// All that there are.
    case whole
    /// All from some entry on.
    case since
    /// All from behind the entry with this hash on, or from the beginning.
    case after(String?)
    /// Those that a filter chose: each can be checked, but not whether any are missing.
    case filtered
  }

  private let extent: Extent
  private let wantedHead: String?
  private let sha256Hex: @Sendable (String) -> String
  private var lastHash: String?
  private var found = AuditVerification()
  /// What is to be answered where the first entry hangs on one that is not there, and no later one says that the log
  /// was cut between them.
  private var unexplained: (hash: String, verification: AuditVerification)?

  /// `head` is the hash of an entry that must still be there. `sha256Hex` gives a text's SHA-256 in lower-case
  /// hexadecimal digits. `cut` is where the log is said to be cut; that an entry of the chain says so too is checked.
  public init(
    _ extent: Extent = .whole, head: String? = nil, cut: AuditCheckpoint? = nil,
    sha256Hex: @escaping @Sendable (String) -> String
  ) {
    self.extent = extent
    wantedHead = head
    self.sha256Hex = sha256Hex
    found.cut = cut
    found.noted = head.map { AuditVerification.NotedHead(hash: $0, isFound: $0 == cut?.lastHash) }
  }

  /// What it came to so far.
  public var verification: AuditVerification {
    guard var verification = unexplained?.verification else { return found }
    verification.noted = found.noted
    return verification
  }

  /// Takes the next entry. After the first broken one only the noted head is still looked for.
  public mutating func take(_ entry: Entry) {
    if let hash = entry.link?.hash, hash == wantedHead { found.noted?.isFound = true }
    guard found.broken == nil else { return }
    found.entries += 1
    if let fault = fault(of: entry) {
      found.broken = AuditVerification.Break(id: entry.id, createdAt: entry.createdAt, fault: fault)
      return
    }
    guard let link = entry.link else {
      found.unchained += 1
      return
    }
    if lastHash == nil, case .whole = extent, let missing = link.previousHash { lookForCut(missing, before: entry) }
    if let unexplained, unexplained.hash == entry.cutHash { self.unexplained = nil }
    lastHash = link.hash
    found.head = AuditVerification.Head(id: entry.id, hash: link.hash)
  }

  /// A later entry has to say that the log was cut there: it is part of the chain, so nobody can add it afterwards.
  private mutating func lookForCut(_ hash: String, before entry: Entry) {
    var verification = found
    verification.broken = AuditVerification.Break(id: entry.id, createdAt: entry.createdAt, fault: .displaced)
    unexplained = (hash, verification)
  }

  private func fault(of entry: Entry) -> AuditVerification.Fault? {
    guard let text = entry.hashedText else { return .altered }
    guard let link = entry.link else { return lastHash == nil && !isInChain ? nil : .unchained }
    guard sha256Hex(text) == link.hash else { return .altered }
    switch extent {
    case .filtered: return nil
    case .whole where lastHash == nil, .since where lastHash == nil: return nil
    case .after(let hash) where lastHash == nil: return link.previousHash == hash ? nil : .displaced
    case .whole, .since, .after: return link.previousHash == lastHash ? nil : .displaced
    }
  }

  /// Whether there is a chained entry before the first one.
  private var isInChain: Bool {
    if case .after(.some) = extent { true } else { false }
  }
}

extension AuditChainCheck.Entry {
  /// The member of an entry about a cut that holds the hash of the last entry before it.
  package static let cutMember = "last_hash"

  fileprivate static func cutHash(in entry: AuditEntry) -> String? {
    guard entry.action == AuditAction.auditCut.rawValue, let new = entry.new else { return nil }
    var parser = JSONParser(Array(new.utf8), maximumDepth: 2)
    return cutHash(of: entry.action, try? parser.parse())
  }

  static func cutHash(of action: String, _ new: JSONValue?) -> String? {
    guard action == AuditAction.auditCut.rawValue, case .object(let members) = new,
      case .string(let hash) = members.first(where: { $0.key == cutMember })?.value
    else { return nil }
    return hash
  }
}
