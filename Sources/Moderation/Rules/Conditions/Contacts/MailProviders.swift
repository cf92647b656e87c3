/// Providers of mail addresses, by the label before the ending of their domains.
enum MailProviders {
  /// Those whose domains are little else than mail.
  static func isMailOnly(_ label: Slice<UnsafeBufferPointer<UInt8>>) -> Bool { mailOnly.contains(Array(label)) }

  /// Those and the ones that are known for more than mail.
  static func isKnown(_ label: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let label = Array(label)
    return mailOnly.contains(label) || others.contains(label)
  }

  private static let mailOnly = set([
    "gmail", "googlemail", "hotmail", "icloud", "protonmail", "gmx", "ymail", "rocketmail", "hushmail", "tutanota",
    "fastmail", "hanmail", "rediffmail",
  ])
  private static let others = set([
    "yahoo", "outlook", "live", "msn", "aol", "mail", "proton", "yandex", "qq", "163", "126", "web", "libero", "bol",
    "uol", "terra", "orange", "ya", "rambler", "bk", "inbox", "list", "naver", "daum", "zoho", "tuta", "me", "wp", "o2",
    "seznam", "ukr", "abv", "free", "laposte", "sapo",
  ])

  private static func set(_ names: [String]) -> Set<[UInt8]> { Set(names.map { Array($0.utf8) }) }
}
