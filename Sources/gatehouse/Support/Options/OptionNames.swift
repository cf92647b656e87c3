/// What the command line calls the fields of the API.
enum OptionNames {
  /// `--open-id` for `/open_id` of a body and `open_id` of a query; what lies deeper is kept as a path.
  static func words(for path: String) -> String {
    let parts = path.split(separator: "/", maxSplits: 1)
    guard let key = parts.first else { return "" }
    let name = names[String(key)] ?? "--" + key.replacing("_", with: "-")
    guard parts.count > 1 else { return name }
    // The number of a repeated option's value means nothing to who typed it.
    let next = parts[1].prefix { $0 != "/" }
    return Int(next) == nil ? "\(name), /\(parts[1])" : name
  }

  /// The same where the body was a file: only what never stands in one is an option.
  static func words(forFile path: String) -> String {
    let key = path.split(separator: "/", maxSplits: 1).first.map(String.init)
    return key.map(besideFiles.contains) == true ? words(for: path) : path
  }

  private static let besideFiles: Set = ["app_secrets", "passphrase"]

  /// Those that are not called as their key is, or are arguments without a name.
  private static let names = [
    "access_token": "--access-token-file", "account_id": "--account", "alerts": "--on", "app_id": "--app",
    "app_secrets": "--app-secret", "code": "the code",
    "comment_id": "--comment",
    "current_password": "the current password", "expires_in_days": "--days", "expires_in_seconds": "--expires",
    "from": "--since",
    "name": "the name",
    "new_password": "the new password", "occurred_at": "--at", "overlap_seconds": "--overlap",
    "parent_comment_id": "--reply-to", "passphrase": "--passphrase-file", "password": "the password",
    "refresh_token": "--refresh-token-file",
    "quiet_hours": "--quiet", "rule_set": "the rule set", "scopes": "--scope", "secret": "--secret-file",
    "signing_secret": "--signing-secret-file",
    "target": "the target", "tenants": "--tenant",
    "term": "the term",
    "text": "the text", "to": "--until", "verdict": "the verdict", "version": "the version", "video_id": "--video",
    "webhook_secret": "--webhook-secret-file",
  ]
}
