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

    public init(id: String, createdAt: String, hashedText: String?, link: AuditLink?) {
      self.id = id
      self.createdAt = createdAt
      self.hashedText = hashedText
      self.link = link
    }

    /// One that holds what the gateway never writes; `name` is for people who look for it.
    public init(unreadable name: String) {
      self.init(id: name, createdAt: "unknown", hashedText: nil, link: nil)
    }

    public init(_ entry: AuditEntry) {
      self.init(
        id: entry.id.description, createdAt: entry.createdAt.description,
        hashedText: entry.hashedText(after: entry.link?.previousHash), link: entry.link)
    }
  }

  /// What entries the check is to see.
  public enum Extent: Sendable {
    /// All that there are.
    case whole
    /// All from some entry on.
    case since
    /// Those that a filter chose: each can be checked, but not whether any are missing.
    case filtered
  }

  private let extent: Extent
  private let wantedHead: String?
  private let sha256Hex: @Sendable (String) -> String
  private var lastHash: String?
  public private(set) var verification = AuditVerification()

  /// `head` is the hash of an entry that must still be there. `sha256Hex` gives a text's SHA-256 in lower-case
  /// hexadecimal digits.
  public init(_ extent: Extent = .whole, head: String? = nil, sha256Hex: @escaping @Sendable (String) -> String) {
    self.extent = extent
    wantedHead = head
    self.sha256Hex = sha256Hex
    verification.noted = head.map { AuditVerification.NotedHead(hash: $0, isFound: false) }
  }

  /// Takes the next entry. After the first broken one only the noted head is still looked for.
  public mutating func take(_ entry: Entry) {
    if let hash = entry.link?.hash, hash == wantedHead { verification.noted?.isFound = true }
    guard verification.broken == nil else { return }
    verification.entries += 1
    if let fault = fault(of: entry) {
      verification.broken = AuditVerification.Break(id: entry.id, createdAt: entry.createdAt, fault: fault)
      return
    }
    guard let link = entry.link else {
      verification.unchained += 1
      return
    }
    lastHash = link.hash
    verification.head = AuditVerification.Head(id: entry.id, hash: link.hash)
  }

  private func fault(of entry: Entry) -> AuditVerification.Fault? {
    guard let text = entry.hashedText else { return .altered }
    guard let link = entry.link else { return lastHash == nil ? nil : .unchained }
    guard sha256Hex(text) == link.hash else { return .altered }
    switch extent {
    case .filtered: return nil
    case .since where lastHash == nil: return nil
    case .whole, .since: return link.previousHash == lastHash ? nil : .displaced
    }
  }
}
