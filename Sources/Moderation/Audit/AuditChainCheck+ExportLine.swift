extension AuditChainCheck.Entry {
  /// Reads a line of an export, however its members are ordered and its text is escaped; nil for one that is no entry.
  package init?(exportLine: [UInt8]) {
    var parser = JSONParser(exportLine, maximumDepth: Self.maximumDepth)
    guard let value = try? parser.parse(), parser.duplicates.isEmpty, case .object(let members) = value else {
      return nil
    }
    let values = Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
    guard case .string(let id) = values["id"], case .string(let createdAt) = values["created_at"],
      let previousHash = Self.hash(values["previous_hash"]), let hash = Self.hash(values["hash"])
    else { return nil }
    let hashed = members.filter { !Self.notHashed.contains($0.key) }.sorted { $0.key < $1.key }
    self.init(
      id: id, createdAt: createdAt, hashedText: JSONValue.object(hashed).jsonText,
      link: hash.map { AuditLink(previousHash: previousHash, hash: $0) }, cutHash: Self.cutHash(in: values))
  }

  private static func cutHash(in values: [String: JSONValue]) -> String? {
    guard case .string(let action) = values["action"] else { return nil }
    return cutHash(of: action, values["new"])
  }

  /// Text or null; nil for anything else.
  private static func hash(_ value: JSONValue?) -> String?? {
    switch value {
    case .string(let text): .some(text)
    case .null: .some(nil)
    default: nil
    }
  }

  private static let notHashed: Set<String> = ["hash", "operator_name"]
  private static let maximumDepth = 64
}
