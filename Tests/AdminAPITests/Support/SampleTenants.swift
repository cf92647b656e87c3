/// Bodies that import tenants: every kind of part, in numbers and with content of chance.
struct SampleTenants {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  static let plain = #"""
    {"document":{"gatehouse":"tenant/1","tenant":{"name":"Plain"},
    "apps":[{"name":"App","client_key":"key-plain"}],
    "accounts":[{"id":"acc_0000000000001","name":"Shop","dialect":"business","open_id":"o-1","app":"key-plain"}],
    "lists":[{"name":"terms","terms":["one","two"]}],
    "rule_sets":[{"document":{"rules":[{"id":"x","verdict":"hide","when":{"phrases":{"lists":["terms"]}}}]}}],
    "review_limits":{"max_age_minutes":90,"max_items":250},"retention":{"comment_days":30},
    "branding":{"display_name":"Plain & Co","colour":"#1f5f5b","time_zone":"Europe/Berlin"}},
    "app_secrets":[{"client_key":"key-plain","secret":"app-secret-of-plain"}]}
    """#

  private mutating func number(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }

  private mutating func chance() -> Bool { number(2) == 0 }

  private mutating func text() -> String {
    let pieces = ["a", "Zü", "日本", "\\\"", "\\\\", " & ", "'", "😀", ",", "/", "é"]
    return "t" + (0...number(6)).map { _ in pieces[number(pieces.count)] }.joined() + "t"
  }

  /// One body, with names that no other of it has.
  mutating func next() -> String {
    let apps = (0..<number(3)).map { "key-\($0)-\(number(1000))" }
    let lists = (0..<number(3)).map { "list-\($0)" }
    let accounts = (0..<number(6)).map { account($0, apps) }
    let appParts = apps.map { #"{"name":"\#(text())","client_key":"\#($0)","disabled":\#(chance())}"# }
    let listParts = lists.map { name in
      #"{"name":"\#(name)","title":"\#(text())","terms":[\#((0...number(5)).map { "\"\($0) \(text())\"" }.joined(separator: ","))]}"#
    }
    var rules = [#"{"note":"\#(text())","document":\#(document(lists))}"#]
    for index in accounts.indices where chance() {
      rules.append(#"{"account":"\#(Self.id(index))","document":\#(document(lists))}"#)
    }
    var settings = ""
    if chance() { settings += #","review_limits":{"max_age_minutes":\#(1 + number(43_200))}"# }
    if chance() { settings += #","retention":{"comment_days":\#(7 + number(3000))}"# }
    let secrets = apps.map { #"{"client_key":"\#($0)","secret":"secret-\#(number(1_000_000_000))"}"# }
    return #"""
      {"document":{"gatehouse":"tenant/1","tenant":{"name":"\#(text())","disabled":\#(chance())},
      "apps":[\#(appParts.joined(separator: ","))],"accounts":[\#(accounts.joined(separator: ","))],
      "lists":[\#(listParts.joined(separator: ","))],"rule_sets":[\#(rules.joined(separator: ","))]\#(settings)},
      "app_secrets":[\#(secrets.joined(separator: ","))]}
      """#
  }

  private static func id(_ index: Int) -> String { "acc_000000000000\(index + 1)" }

  private mutating func account(_ index: Int, _ apps: [String]) -> String {
    var members = [#""id":"\#(Self.id(index))""#, #""name":"\#(index) \#(text())""#, #""disabled":\#(chance())"#]
    if !apps.isEmpty, chance() {
      members += [#""dialect":"business""#, #""open_id":"o-\#(index)""#, #""app":"\#(apps[number(apps.count)])""#]
    } else {
      members.append(#""dialect":"open""#)
      if chance() { members.append(#""open_id":"o-\#(index)""#) }
      if chance() { members.append(#""webhook_secret":"webhook-\#(number(1_000_000_000))""#) }
    }
    if chance() {
      members.append(#""access_token":"act.\#(number(1_000_000_000))""#)
      if chance() { members.append(#""refresh_token":"rft.\#(number(1_000_000_000))""#) }
      if chance() { members.append(#""access_token_expires_at":"2031-02-0\#(1 + number(9))T10:00:00Z""#) }
    }
    return "{" + members.joined(separator: ",") + "}"
  }

  private mutating func document(_ lists: [String]) -> String {
    let rules = (0..<number(4)).map { index in
      let list = lists.isEmpty ? "starter/spam-en" : lists[number(lists.count)]
      let conditions = [
        #"{"phrases":{"lists":["\#(list)"]}}"#, #"{"words":["one","two\#(index)"]}"#, #"{"word_count":{"below":2}}"#,
      ]
      return #"{"id":"r\#(index)","verdict":"review","when":\#(conditions[number(3)])}"#
    }
    return #"{"default":"\#(chance() ? "allow" : "review")","rules":[\#(rules.joined(separator: ","))]}"#
  }
}
