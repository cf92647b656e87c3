internal import ArgumentParser
internal import Moderation

struct TenantRetention: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention", abstract: "Show or set how long a tenant's comments are kept.",
    discussion: """
      Without an option it shows what holds. Comments that are older are deleted within minutes, with what was decided \
      and done about them; what was counted stays.
      """)

  @Argument(help: "The tenant, by id or by name.")
  var tenant: String

  @Option(
    help: """
      Keep comments for so many days, \(RetentionPolicy.allowedCommentDays.lowerBound) to \
      \(RetentionPolicy.allowedCommentDays.upperBound).
      """)
  var days: Int?

  @Flag(name: .customLong("default"), help: "Keep them as long as the gateway's settings say.")
  var usesDefault = false

  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    let allowed = RetentionPolicy.allowedCommentDays
    if let days, !allowed.contains(Int64(days)) {
      throw ValidationError("--days must be from \(allowed.lowerBound) to \(allowed.upperBound)")
    }
    if days != nil && usesDefault { throw ValidationError("--days excludes --default") }
  }

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await client.tenantPath(tenant))/retention"
    let shown = try await client.get(path)
    guard days != nil || usesDefault else { return try admin.show(shown, as: RetentionRecord.self) }
    let now: RetentionRecord = try shown.decoded()
    let wanted = days ?? now.defaultCommentDays
    if wanted < now.commentDays {
      try confirmation.require("Delete what is older than \(wanted) days? It is kept for \(now.commentDays) now")
    }
    var body = JSONBody()
    body.set("comment_days", days)
    try admin.show(await client.put(path, body.bytes), as: RetentionRecord.self)
  }
}
