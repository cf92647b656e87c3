internal import ArgumentParser

/// Whose rules: the whole gateway's, a tenant's or an account's.
struct RuleOwnerOptions: ParsableArguments {
  @Flag(help: "The rules of the whole gateway, which stand above every tenant's; for owners.")
  var gateway = false

  @Option(help: "The rules of this account of the tenant, by id or by name, which stand below the tenant's.")
  var account: String?

  @OptionGroup var tenant: TenantOptions

  func validate() throws {
    if gateway && (account != nil || tenant.tenant != nil) {
      throw ValidationError("--gateway excludes --tenant and --account")
    }
  }

  /// Whether an owner was named on the command line itself.
  var isGiven: Bool { gateway || account != nil || tenant.tenant != nil }

  /// Where the API has what belongs to the owner.
  func path(with client: AdminClient) async throws(CommandFailure) -> APIPath {
    if gateway { return "/v1/gateway" }
    let tenantPath = try await tenant.path(with: client)
    guard let account else { return tenantPath }
    return "\(tenantPath)/accounts/\(try await client.accountID(account, in: tenantPath))"
  }
}
