/// One variant of a reply: text with placeholders in braces.
///
/// `{username}` is the author's user name with its `@`, and `{label}` the first of the rule's labels. There is no other
/// use of an opening brace.
public struct ReplyTemplate: Equatable, Sendable {
  enum Placeholder: String, CaseIterable {
    case username
    case label
  }

  private enum Part: Equatable {
    case text(String)
    case placeholder(Placeholder)
  }

  /// Why a text is not a template, as a sentence without its subject.
  public struct SyntaxError: Error, Equatable {
    public var message: String
  }

  /// UTF-16 code units of the longest user name with its `@`.
  public static let usernameCharacters = 30

  private let parts: [Part]

  /// Reads a variant. Throws for a brace that opens no known placeholder.
  public init(_ variant: String) throws(SyntaxError) {
    var parts: [Part] = []
    var rest = variant[...]
    while let brace = rest.firstIndex(of: "{") {
      if rest.startIndex < brace { parts.append(.text(String(rest[..<brace]))) }
      let known = Placeholder.allCases.first { rest[brace...].hasPrefix("{\($0.rawValue)}") }
      guard let known else {
        let names = Placeholder.allCases.map { "{\($0.rawValue)}" }.joined(separator: " and ")
        throw SyntaxError(message: "has a { that begins no placeholder; known are " + names)
      }
      parts.append(.placeholder(known))
      rest = rest[brace...].dropFirst(known.rawValue.count + 2)
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.parts = parts
  }

  /// Whether it names the rule's first label.
  public var usesLabel: Bool { parts.contains(.placeholder(.label)) }

  /// UTF-16 code units of the longest text that it can become.
  public func longest(label: String?) -> Int {
    parts.reduce(0) { length, part in
      switch part {
      case .text(let text): length + text.utf16.count
      case .placeholder(.username): length + Self.usernameCharacters
      case .placeholder(.label): length + (label?.utf16.count ?? 0)
      }
    }
  }

  /// The reply. A placeholder without a value leaves nothing behind, nor does the space before it. A longer user name
  /// than TikTok's longest is taken for none.
  public func text(username: String?, label: String?) -> String {
    var reply = ""
    for part in parts {
      switch part {
      case .text(let text): reply += text
      case .placeholder(let placeholder):
        let value = placeholder == .label ? label : username.flatMap(Self.mention)
        if let value { reply += value } else if reply.last == " " { reply.removeLast() }
      }
    }
    return reply
  }

  private static func mention(_ username: String) -> String? {
    let mention = username.first == "@" ? username : "@" + username
    return (2...usernameCharacters).contains(mention.utf16.count) ? mention : nil
  }
}
