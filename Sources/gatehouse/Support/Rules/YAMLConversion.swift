internal import Dispatch
internal import Moderation
internal import Reports
internal import Synchronization
internal import Yams

/// Turns a rule file in YAML into the JSON that the gateway reads.
///
/// Only what every YAML reader understands alike is accepted: a plain `no`, `0777` or `1:30` is refused rather than
/// guessed at, because a word list is the last place where `no` may turn into `false`.
struct YAMLConversion {
  /// What is wrong, and where.
  struct Fault: Error, Equatable {
    var message: String
  }

  /// Deeper than any rule set.
  private static let deepest = 64

  private let longest: Int
  private var json = ""

  private init(longest: Int) { self.longest = longest }

  /// The JSON text of the one document in `text`. Aliases are resolved; what they make of it is bounded like any other
  /// rule set.
  ///
  /// The parser hashes keys before we see them, and a key made of nested aliases can keep it busy for hours. There is
  /// no way to stop it, so after `limit` it is left to itself: the command that asked is about to end.
  ///
  /// `longest` is in bytes of JSON.
  static func json(
    from text: String, within limit: Duration = .seconds(10), longest: Int = RuleSetLimits.documentBytes
  ) throws(Fault) -> String {
    let answer = Answer()
    DispatchQueue.global().async { answer.give(Result { () throws(Fault) in try convert(text, longest) }) }
    return try answer.wait(limit).get()
  }

  /// The result, handed from one thread to another.
  private final class Answer: Sendable {
    private let result = Mutex<Result<String, Fault>?>(nil)
    private let isThere = DispatchSemaphore(value: 0)

    func give(_ value: Result<String, Fault>) {
      result.withLock { $0 = value }
      isThere.signal()
    }

    func wait(_ limit: Duration) -> Result<String, Fault> {
      _ = isThere.wait(timeout: .now() + .milliseconds(Int(limit.milliseconds)))
      return result.withLock { $0 }
        ?? .failure(Fault(message: "takes too long to read: its aliases are nested too often"))
    }
  }

  private static func convert(_ text: String, _ longest: Int) throws(Fault) -> String {
    // The nodes hold their anchors weakly; the parser owns them.
    let parser: Parser
    let root: Node?
    do {
      parser = try Parser(yaml: text, resolver: .basic)
      root = try parser.singleRoot()
    } catch {
      throw Fault(message: YAMLErrorText.words(for: error))
    }
    guard let root else { throw Fault(message: "is empty") }
    var conversion = YAMLConversion(longest: longest)
    try withExtendedLifetime(parser) { () throws(Fault) in try conversion.write(root, depth: 0) }
    return conversion.json
  }

  private mutating func write(_ node: Node, depth: Int) throws(Fault) {
    guard depth < Self.deepest else { throw fault(node, "is nested deeper than \(Self.deepest) levels") }
    guard json.utf8.count <= longest else {
      throw Fault(message: "grows beyond \(longest) bytes once its aliases are resolved")
    }
    switch node {
    case .scalar(let scalar): json += try PlainScalar.json(of: scalar)
    case .sequence(let sequence): try write(sequence, node, depth)
    case .mapping(let mapping): try write(mapping, node, depth)
    case .alias: throw fault(node, "is an alias of nothing")
    }
  }

  private mutating func write(_ sequence: Node.Sequence, _ node: Node, _ depth: Int) throws(Fault) {
    try PlainScalar.checkTag(sequence.tag, "tag:yaml.org,2002:seq", sequence.mark)
    json += "["
    for (index, element) in sequence.enumerated() {
      if index > 0 { json += "," }
      try write(element, depth: depth + 1)
    }
    json += "]"
  }

  private mutating func write(_ mapping: Node.Mapping, _ node: Node, _ depth: Int) throws(Fault) {
    try PlainScalar.checkTag(mapping.tag, "tag:yaml.org,2002:map", mapping.mark)
    var keys: Set<String> = []
    json += "{"
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else { throw fault(key, "a key must be text") }
      let text = try PlainScalar.json(of: scalar)
      guard text.hasPrefix("\"") else { throw fault(key, "a key must be text: write \"\(scalar.string)\" in quotes") }
      guard keys.insert(text).inserted else { throw fault(key, "the key \(text) is given twice") }
      if keys.count > 1 { json += "," }
      json += text + ":"
      try write(value, depth: depth + 1)
    }
    json += "}"
  }

  private func fault(_ node: Node, _ message: String) -> Fault {
    Fault(message: YAMLErrorText.place(node.mark) + message)
  }
}
