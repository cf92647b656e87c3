internal import ArgumentParser

/// What a report is about: a tenant's comments, perhaps of one account, of a range of time.
struct ReportOptions: ParsableArguments {
  @Option(help: "Only this account, by id or by name.")
  var account: String?

  @OptionGroup var time: TimeRangeOptions
  @OptionGroup var tenant: TenantOptions

  /// Gets the report that the API has by that name.
  func get(_ name: String, with client: AdminClient, accept: String = "application/json")
    async throws(CommandFailure) -> AdminAnswer
  {
    let path = try await tenant.path(with: client)
    var query = time.query
    if let account { query.append(("account", try await client.accountID(account, in: path))) }
    return try await client.get("\(path)/\(name)", query: query, accept: accept)
  }
}
