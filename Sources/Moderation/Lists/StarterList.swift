/// A term list that comes with Gatehouse. Rules name it `starter/` and its name.
public struct StarterList: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// Selling, baiting and defrauding.
    case spam
    /// Drawing people into private messages and to other services.
    case contact
    /// Mild insults.
    case insults
  }

  /// `spam-en`.
  public let name: String
  /// For people, in the list's language.
  public let title: String
  /// A BCP 47 tag: `en`.
  public let language: String
  public let kind: Kind
  /// 1 for the first content, then one more each time a release of Gatehouse changes it.
  public let version: Int64
  public let terms: [String]

  /// Reads the file of a pack: a term list in plain text that begins with the comments `# title:`, `# language:`,
  /// `# kind:` and `# version:`. Throws everything that is wrong, repeated terms too.
  public init(name: String, file: [UInt8]) throws(TermListFaults) {
    let list = try TermListFile(reading: file, as: .text)
    let header = Self.header(of: file)
    var faults = list.warnings
    if !ListReference.isValid(name: name) {
      faults.append(TermListFault(line: nil, message: "must be named with 1 to 64 of a-z, 0-9 and -"))
    }
    for (key, value) in [("title", "Spam and scams"), ("language", "en"), ("kind", "spam"), ("version", "1")]
    where header[key]?.isEmpty != false {
      faults.append(
        TermListFault(line: nil, message: "needs a comment \"# \(key): …\" above its terms, such as \(value)"))
    }
    let kind = Kind(rawValue: header["kind"] ?? "")
    if kind == nil {
      let known = Kind.allCases.map(\.rawValue).joined(separator: ", ")
      faults.append(TermListFault(line: nil, message: "has a kind that is not known; known are " + known))
    }
    let version = Int64(header["version"] ?? "") ?? 0
    if version < 1 { faults.append(TermListFault(line: nil, message: "has a version that is no number from 1")) }
    guard faults.isEmpty, let kind, let title = header["title"], let language = header["language"] else {
      throw TermListFaults(faults)
    }
    self.name = name
    self.title = title
    self.language = language
    self.kind = kind
    self.version = version
    terms = list.terms
  }

  /// What rules that name the list are compiled with.
  public var content: TermListContent { TermListContent(version: version, terms: terms) }

  /// The values of the comments `# key: value` above the first term.
  private static func header(of file: [UInt8]) -> [String: String] {
    var header: [String: String] = [:]
    for line in String(decoding: file, as: UTF8.self).split(whereSeparator: \.isNewline) {
      guard line.hasPrefix("# ") else { break }
      let parts = line.dropFirst(2).split(separator: ": ", maxSplits: 1)
      if parts.count == 2, header[String(parts[0])] == nil {
        header[String(parts[0])] = String(parts[1]).trimmingWhiteSpace
      }
    }
    return header
  }
}
