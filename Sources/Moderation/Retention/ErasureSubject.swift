/// Whom an erasure is about: what TikTok calls the user in deliveries. Either is enough; with both, what bears either
/// is erased.
public struct ErasureSubject: Equatable, Sendable {
  /// Exactly as TikTok wrote it.
  public let authorID: String?
  /// Without `@` in front, in lower case: TikTok tells no difference.
  public let username: String?

  /// Nil without either.
  public init?(authorID: String?, username: String?) {
    self.authorID = authorID
    self.username = username.map(Self.normalised)
    if self.authorID?.isEmpty ?? true, self.username?.isEmpty ?? true { return nil }
  }

  public func isAuthor(id: String?, username name: String?) -> Bool {
    if let authorID, id == authorID { return true }
    guard let username, let name else { return false }
    return Self.normalised(name) == username
  }

  /// What the digest in the receipt is over: a line `author_id:…`, a line `username:…`, or both in this order with a
  /// line break between them.
  public var text: String {
    [authorID.map { "author_id:\($0)" }, username.map { "username:\($0)" }].compactMap { $0 }.joined(separator: "\n")
  }

  private static func normalised(_ name: String) -> String {
    let name = name.hasPrefix("@") ? name.dropFirst() : name[...]
    // ASCII alone, as SQLite does it and as names at TikTok are.
    return String(decoding: name.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}

extension ErasureSubject {
  /// Whether a delivery that was kept as it came names the user: as a whole JSON text, escaped or not.
  public func isNamed(in body: [UInt8]) -> Bool {
    let named = Self.texts(in: body)
    return named.contains { text in
      text == authorID || (username != nil && Self.normalised(text) == username)
    }
  }

  /// Everything between quotation marks, with escapes resolved. It also takes bodies that are not JSON as a whole,
  /// since that may be why they were parked, and looks into texts that are JSON themselves, as `content` of the
  /// business dialect is.
  private static func texts(in body: [UInt8], depth: Int = 0) -> [String] {
    var found: [String] = []
    var index = body.startIndex
    while let open = body[index...].firstIndex(of: UInt8(ascii: "\"")) {
      var end = body.index(after: open)
      while end < body.endIndex, body[end] != UInt8(ascii: "\"") {
        end += body[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      guard end < body.endIndex else { break }
      var parser = JSONParser(Array(body[open...end]), maximumDepth: 1)
      if case .string(let text) = try? parser.parse() {
        found.append(text)
        if depth == 0, text.utf8.contains(UInt8(ascii: "\"")) { found += texts(in: Array(text.utf8), depth: 1) }
      }
      index = body.index(after: end)
    }
    return found
  }
}
