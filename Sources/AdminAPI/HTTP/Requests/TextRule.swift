/// What a text that came from outside must look like.
struct TextRule: Sendable {
  private enum Unit { case characters, bytes }

  private let length: ClosedRange<Int>
  private let unit: Unit
  /// Nil where the number of characters is limit enough.
  private let mostBytes: Int?
  private let normalize: @Sendable (String) -> String
  private let allows: @Sendable (Unicode.Scalar) -> Bool
  /// The rule as the end of a sentence: `must have …`.
  let expectation: String

  private init(
    _ length: ClosedRange<Int>, _ unit: Unit, _ expectation: String, mostBytes: Int? = nil,
    normalize: @escaping @Sendable (String) -> String = { $0 },
    allows: @escaping @Sendable (Unicode.Scalar) -> Bool
  ) {
    self.length = length
    self.unit = unit
    self.mostBytes = mostBytes
    self.expectation = expectation
    self.normalize = normalize
    self.allows = allows
  }

  /// The text as it is to be used; nil where it breaks the rule.
  func accept(_ text: String) -> String? {
    // Counting characters of a huge text is work; a character has at least one byte.
    guard text.utf8.count <= mostBytes ?? length.upperBound * 32 else { return nil }
    let text = normalize(text)
    let count = unit == .bytes ? text.utf8.count : text.count
    guard length.contains(count), text.unicodeScalars.allSatisfy(allows) else { return nil }
    return text
  }

  /// A name for people. Surrounding white space is taken off.
  static let name = TextRule(
    1...100, .characters, "must have 1 to 100 characters and no control characters", normalize: trimmed,
    allows: isNoControl)

  /// A name to log in with. Upper case is taken as lower case.
  static let operatorName = TextRule(
    1...100, .characters, "must have 1 to 100 characters, each a letter a to z, a digit or one of . _ - @ +",
    normalize: { trimmed($0).lowercased() },
    allows: { ("a"..."z").contains($0) || ("0"..."9").contains($0) || "._-@+".unicodeScalars.contains($0) })

  /// TikTok's id of something.
  static let platformID = TextRule(
    1...128, .bytes, "must have 1 to 128 visible ASCII characters", allows: isVisibleASCII)

  /// A parked delivery's id.
  static let parkedID = TextRule(
    1...19, .bytes, "must be a parked delivery's id: 1 to 19 digits", allows: { ("0"..."9").contains($0) })

  /// What TikTok calls a user, with or without @.
  static let username = TextRule(
    1...128, .characters, "must have 1 to 128 characters, no white space and no control characters, and not be @ alone",
    normalize: { trimmed($0) == "@" ? "" : trimmed($0) },
    allows: { isNoControl($0) && !$0.properties.isWhitespace })

  /// An app's id, client key or name.
  static let appReference = TextRule(
    1...128, .characters, "must have 1 to 128 characters and no control characters", normalize: trimmed,
    allows: isNoControl)

  /// A language or the name of a list that comes with Gatehouse.
  static let starter = TextRule(
    1...64, .bytes, "must have 1 to 64 of a to z, A to Z, 0 to 9 and -",
    allows: { isVisibleASCII($0) && ($0 == "-" || $0.properties.isAlphabetic || $0.properties.numericType != nil) })

  /// What a file is sealed with. `PassphraseSealer.passphraseLength`.
  static let passphrase = TextRule(
    12...1024, .bytes, "must have 12 to 1,024 bytes and no control characters", allows: isNoControl)

  /// A token, which travels in a header.
  static let token = TextRule(
    1...4096, .bytes, "must have 1 to 4,096 visible ASCII characters", allows: isVisibleASCII)

  /// A key that deliveries are signed with.
  static let secret = TextRule(
    8...256, .bytes, "must have 8 to 256 bytes and no control characters", allows: isNoControl)

  /// A password somebody chose; `PasswordPolicy` says more. As long in bytes as `PasswordHash.maximumLength`.
  static let newPassword = TextRule(
    8...128, .characters, "must have 8 to 128 characters, at most 512 bytes and no control characters", mostBytes: 512,
    allows: isNoControl)

  /// A password somebody claims to have.
  static let password = TextRule(1...512, .bytes, "must have 1 to 512 bytes", allows: { _ in true })

  /// A code that was handed out: of a second factor, to recover one, or of an invitation. Spaces and hyphens, which make
  /// it easier to read, do not count.
  static let code = TextRule(
    6...64, .bytes, "must have 6 to 64 letters and digits", normalize: { bare($0).lowercased() },
    allows: { ("a"..."z").contains($0) || ("0"..."9").contains($0) })

  static let note = TextRule(
    0...500, .characters, "must have at most 500 characters and no control characters", normalize: trimmed,
    allows: isNoControl)

  /// As `ListReference` has it.
  static let listName = TextRule(
    1...64, .bytes, "must have 1 to 64 of a to z, 0 to 9 and -",
    allows: { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" })

  static let listTitle = TextRule(
    1...200, .characters, "must have 1 to 200 characters and no control characters", normalize: trimmed,
    allows: isNoControl)

  /// A rule's id, where it need only be looked for.
  static let ruleID = TextRule(
    1...64, .bytes, "must have 1 to 64 of a to z, 0 to 9 and -",
    allows: { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" })

  /// A term to judge, as long as a term of a rule may be.
  static let term = TextRule(1...800, .bytes, "must have 1 to 800 bytes and no control characters", allows: isNoControl)

  /// A comment's text to test rules with; TikTok's own are far shorter.
  static let commentText = TextRule(0...16_384, .bytes, "must have at most 16,384 bytes", allows: { _ in true })

  /// What an audit entry is about.
  static let auditSubject = TextRule(
    1...500, .characters, "must have 1 to 500 characters and no control characters", allows: isNoControl)

  /// What a preview gave to be sent back.
  static let confirmation = TextRule(
    1...100, .bytes, "must be the confirmation of a preview, as it was", allows: isVisibleASCII)

  static let sha256 = TextRule(
    64...64, .bytes, "must have 64 of 0 to 9 and a to f", normalize: { $0.lowercased() },
    allows: { ("0"..."9").contains($0) || ("a"..."f").contains($0) })

  /// `BrandColour` reads it.
  static let colour = TextRule(
    7...7, .bytes, "must be # and 6 hexadecimal digits, such as #1f5f5b", normalize: { $0.lowercased() },
    allows: { ("0"..."9").contains($0) || ("a"..."f").contains($0) || $0 == "#" })

  /// `LocalCalendar` knows it or not.
  static let timeZone = TextRule(
    1...64, .bytes, "must be UTC or a name of the IANA time zone database, such as Europe/Berlin",
    allows: isVisibleASCII)

  static let idempotencyKey = TextRule(
    1...255, .bytes, "must have 1 to 255 visible ASCII characters", allows: isVisibleASCII)

  static let publicURL = TextRule(
    1...2048, .bytes, "must have 1 to 2,048 visible ASCII characters", allows: isVisibleASCII)

  /// A URL or a mail address that alerts are told to.
  static let alertTarget = publicURL
  private static let bare: @Sendable (String) -> String = { $0.filter { $0 != "-" && !$0.isWhitespace } }

  private static let trimmed: @Sendable (String) -> String = { text in
    let start = text.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }

  private static let isNoControl: @Sendable (Unicode.Scalar) -> Bool = { scalar in
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: false
    default: true
    }
  }

  private static let isVisibleASCII: @Sendable (Unicode.Scalar) -> Bool = { ("!"..."~").contains($0) }
}
