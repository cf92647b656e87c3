/// A mail address as it travels in commands and headers: `local@domain` in plain ASCII, nothing quoted. What passes can
/// neither end a line nor a pair of angle brackets.
public struct MailAddress: Hashable, Sendable {
  public let text: String

  /// Nil for anything else; RFC 5321 allows a local part of 64 bytes and 254 in all.
  public init?(_ text: String) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard text.utf8.count <= 254, parts.count == 2, parts[0].utf8.count <= 64, Self.isDotAtom(parts[0]),
      Self.isDomain(parts[1])
    else { return nil }
    self.text = text
  }

  public var domain: Substring { text.split(separator: "@").last ?? "" }

  /// RFC 5322, section 3.2.3.
  private static func isDotAtom(_ text: Substring) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty && atom.utf8.allSatisfy { isAlphanumeric($0) || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }
    }
  }

  private static func isDomain(_ text: Substring) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
          && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
      }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
