struct WebhookInput {
  var publicURL: String?

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    publicURL = fields.publicURL()
    try fields.finish()
  }
}

struct WebhookSyncInput {
  var publicURL: String?
  var dryRun: Bool

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    publicURL = fields.publicURL()
    dryRun = fields.flag("dry_run")
    try fields.finish()
  }
}

extension BodyFields {
  mutating func publicURL() -> String? {
    let key = "public_url"
    guard let url = optionalText(key, .publicURL) else { return nil }
    if !url.hasPrefix("https://") && !url.hasPrefix("http://") { fault(key, "must begin with https:// or http://") }
    return url
  }
}
