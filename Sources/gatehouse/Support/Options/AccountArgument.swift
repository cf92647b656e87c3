internal import ArgumentParser

/// The one account that a command is about, and its tenant.
struct AccountArgument: ParsableArguments {
  @Argument(help: "The account, by id or by name.")
  var account: String

  @OptionGroup var tenant: TenantOptions

  /// The path of the account in the API.
  func path(with client: AdminClient) async throws(CommandFailure) -> APIPath {
    let tenantPath = try await tenant.path(with: client)
    let id = try await client.accountID(account, in: tenantPath)
    return "\(tenantPath)/accounts/\(id)"
  }
}
