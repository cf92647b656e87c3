internal import ArgumentParser
internal import Moderation

/// What a client report or a decision log is about.
struct ReportPeriodOptions: ParsableArguments {
  /// A date, which means a day by the tenant's own clocks, or a moment.
  struct Bound: ExpressibleByArgument {
    /// As the API takes it.
    let text: String

    init?(argument: String) {
      guard let time = TimeArgument(argument: argument) else { return nil }
      let isDate = argument.utf8.count == 10 && argument.contains("-")
      text = isDate ? argument : time.moment.description
    }
  }

  @Option(help: "From this day on, by the clocks of the tenant's time zone: a date, RFC 3339, or an age such as 7d.")
  var since: Bound?

  @Option(help: "Up to, not including, this day; written as --since. (default: now, where --since is given)")
  var until: Bound?

  @Option(help: "Only this account, by id or by name.")
  var account: String?

  @OptionGroup var tenant: TenantOptions

  func validate() throws {
    if until != nil, since == nil { throw ValidationError("--until goes with --since") }
  }

  /// The tenant's path in the API, and what is to be asked there.
  func request(with client: AdminClient) async throws(CommandFailure) -> (
    path: APIPath, query: [(name: String, value: String?)]
  ) {
    let path = try await tenant.path(with: client)
    var query: [(name: String, value: String?)] = [("since", since?.text), ("until", until?.text)]
    if let account { query.append(("account", try await client.accountID(account, in: path))) }
    return (path, query)
  }
}
