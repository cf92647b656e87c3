internal import Moderation

/// A tenant's document that is to become a tenant here. Read without being refused, as `OnboardingInput` is.
struct TenantImportInput: Sendable {
  struct AppPart: Sendable {
    var name: String
    var clientKey: String
    var isDisabled: Bool
    var limits: AppCallLimits
  }

  struct AccountPart: Sendable {
    /// By which other parts of the document refer to it.
    var id: AccountID?
    var account: AccountInput
    var isDisabled: Bool
  }

  struct ListPart: Sendable {
    var name: String
    var title: String?
    var terms: [String]
  }

  struct RulesPart: Sendable {
    /// Nil for the tenant's own.
    var account: AccountID?
    var note: String?
    /// Not yet looked at.
    var document: JSONValue
  }

  /// Nil stands for what was read with faults, in `accounts`, `lists` and `ruleSets` too.
  private(set) var apps: [AppPart?] = []
  private(set) var accounts: [AccountPart?] = []
  private(set) var lists: [ListPart?] = []
  private(set) var ruleSets: [RulesPart?] = []
  private(set) var name = ""
  /// Where the request has the name.
  private(set) var namePath = "/document/tenant/name"
  private(set) var isDisabled = false
  private(set) var reviewLimits = ReviewLimits()
  private(set) var commentDays: Int64?
  private(set) var branding: TenantBranding?
  private(set) var sealed: SealedPart?
  /// The document as it came, which the sealed part is authenticated with.
  private(set) var document = JSONValue.null
  var passphrase: String?
  /// Of apps whose secrets the document does not have, by client key.
  private(set) var appSecrets: [String: String] = [:]
  let isDryRun: Bool
  /// What is wrong with the form.
  private(set) var faults: [Problem.FieldError]

  /// Throws where the body is not a JSON object at all. A large one takes a while.
  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    let document = fields.document("document")
    passphrase = fields.optionalText("passphrase", .passphrase)
    let name = fields.optionalText("name", .name)
    let given = fields.objects("app_secrets", atMost: OnboardingInput.longestList) {
      ($0.text("client_key", .platformID), $0.text("secret", .secret))
    }
    isDryRun = fields.optionalFlag("dry_run") ?? false
    for pair in given { if let (key, secret) = pair { appSecrets[key] = secret } }
    faults = []
    if case .object(let members) = document {
      self.document = document
      var parts = BodyFields(members, at: .root.child("document"))
      read(&parts)
      if let sealed = parts.optionalDocument(SealedPart.key) { self.sealed = SealedPart(sealed, in: &parts) }
      faults = parts.takeFaults()
      if sealed == nil, passphrase != nil { fields.fault("passphrase", "is for nothing: the document has no secrets") }
      if sealed != nil, passphrase == nil { fields.fault("passphrase", "is required: the document has sealed secrets") }
    } else if document != .null {
      fields.fault("document", "must be an object, not \(document.kind)")
    }
    if let name { (self.name, namePath) = (name, "/name") }
    faults = fields.takeFaults() + faults
  }

  private mutating func read(_ fields: inout BodyFields) {
    if fields.text("gatehouse", .appReference) != TenantDocument.version {
      fields.fault("gatehouse", "must be \(TenantDocument.version): that is what this version of Gatehouse can read")
    }
    _ = fields.optionalMoment("exported_at")
    let tenant = fields.objectMember("tenant") { fields in
      _ = fields.optionalID("id", TenantID.self)
      return (fields.text("name", .name), fields.optionalFlag("disabled") ?? false)
    }
    if let tenant { (name, isDisabled) = tenant }
    apps = fields.objects("apps", atMost: OnboardingInput.longestList) {
      AppPart(
        name: $0.text("name", .name), clientKey: $0.text("client_key", .platformID),
        isDisabled: $0.optionalFlag("disabled") ?? false, limits: AppCallLimits(in: &$0))
    }
    accounts = fields.objects("accounts", atMost: Self.mostAccounts) {
      AccountPart(
        id: $0.optionalID("id", AccountID.self), account: AccountInput(in: &$0, namesApps: true),
        isDisabled: $0.optionalFlag("disabled") ?? false)
    }
    lists = fields.objects("lists", atMost: Self.mostLists) {
      ListPart(
        name: $0.text("name", .listName), title: $0.optionalText("title", .listTitle),
        terms: $0.optionalTexts("terms", .term, atMost: TermListLimits.terms) ?? [])
    }
    ruleSets = fields.objects("rule_sets", atMost: Self.mostAccounts + 1) {
      RulesPart(
        account: $0.optionalID("account", AccountID.self), note: $0.optionalText("note", .note),
        document: $0.document("document"))
    }
    reviewLimits = fields.optionalObject("review_limits") { ReviewLimitsInput(in: &$0).limits } ?? ReviewLimits()
    commentDays = fields.optionalObject("retention") { RetentionInput(in: &$0).commentDays } ?? nil
    branding = fields.optionalObject("branding") { BrandingInput(in: &$0).branding }
  }

  /// As many as fit into a body.
  private static let mostAccounts = 50_000
  private static let mostLists = 10_000
}
