/// Which endings make a name with dots in it a link, where neither a scheme nor a path does.
///
/// A list of all endings would take a missing space for a link: `hello.world`, `so good.fr`, `love.it` and `hola.de`
/// all end in real domains. These are the endings common in links, of which none is a common word of a language that
/// TikTok's comments are written in. Names that end otherwise are links when a slash follows.
enum TopLevelDomains {
  /// Whether `label`, in lower case, is such an ending.
  static func isKnown(_ label: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard label.count <= 8 else { return false }
    return known.contains(packed(label))
  }

  /// Whether `label` is one that countries put before their own ending: `co.uk`, `com.au`.
  static func isSecondLevel(_ label: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard label.count <= 8 else { return false }
    return secondLevel.contains(packed(label))
  }

  private static let known = Set(
    [
      "com", "net", "org", "info", "biz", "edu", "gov", "io", "co", "xyz", "icu", "dev",
      "ru", "cn", "uk", "jp", "kr", "tw", "hk", "sg", "vn", "ph", "tk", "ml", "cf", "gq", "ws", "pw", "cc", "ua", "pl",
      "cz", "sk", "ch", "nl", "dk", "fi", "gr", "ro", "bg", "hu", "br", "mx", "tr", "kz", "by", "рф",
    ].map { packed($0.utf8) })

  private static let secondLevel = Set(["com", "co", "net", "org", "gov", "edu", "ac"].map { packed($0.utf8) })

  /// Up to eight bytes as one number, so that a look-up needs no array.
  private static func packed(_ label: some Sequence<UInt8>) -> UInt64 {
    label.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
