internal import Moderation

/// A tenant with all it begins with. Read without being refused, so that what is wrong with its parts and with how they
/// fit together can be told at once.
struct OnboardingInput {
  var name: String
  /// Nil where one was read with faults; so in `accounts`.
  var apps: [AppInput?]
  var accounts: [AccountInput?]
  /// Not yet looked at.
  var ruleSet: JSONValue?
  /// Languages, or names of starter lists.
  var starter: [String]?
  /// Whether webhooks are to be registered at TikTok.
  var registers: Bool
  var publicURL: String?
  var isDryRun: Bool
  /// What is wrong with the form.
  let faults: [Problem.FieldError]

  /// Throws where the body is not a JSON object at all.
  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    name = fields.text("name", .name)
    apps = fields.objects("apps", atMost: Self.longestList) { AppInput(in: &$0) }
    accounts = fields.objects("accounts", atMost: Self.longestList) { AccountInput(in: &$0, namesApps: true) }
    ruleSet = fields.optionalDocument("rule_set")
    starter = fields.optionalTexts("starter", .starter, atMost: 32)
    if ruleSet != nil, starter != nil { fields.fault("starter", "makes the rules that rule_set has: give one of them") }
    registers = fields.optionalFlag("register") ?? false
    publicURL = fields.publicURL()
    isDryRun = fields.optionalFlag("dry_run") ?? false
    faults = fields.takeFaults()
  }

  /// Of apps, and of accounts.
  static let longestList = 500
  /// Enough for that many accounts with the longest tokens.
  static let maximumBytes = 8 << 20
}
