internal import ArgumentParser

/// Whose alerts: a tenant's, or those that concern the whole gateway.
struct AlertOwnerOptions: ParsableArguments {
  @Flag(help: "Of the whole gateway; for owners.")
  var gateway = false

  @OptionGroup var tenant: TenantOptions

  func validate() throws {
    if gateway && tenant.tenant != nil { throw ValidationError("--gateway excludes --tenant") }
  }

  /// Where the API has what belongs to the owner.
  func path(with client: AdminClient) async throws(CommandFailure) -> APIPath {
    gateway ? "/v1/gateway" : try await tenant.path(with: client)
  }
}
