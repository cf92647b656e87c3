internal import ArgumentParser

/// Whose lists: the whole gateway's or a tenant's.
struct ListOwnerOptions: ParsableArguments {
  @Flag(help: "The lists of the whole gateway, which every tenant's rules may name; to change them is for owners.")
  var gateway = false

  @OptionGroup var tenant: TenantOptions

  func validate() throws {
    if gateway && tenant.tenant != nil { throw ValidationError("--gateway excludes --tenant") }
  }

  /// The path of the owner's lists in the API.
  func path(with client: AdminClient) async throws(CommandFailure) -> APIPath {
    if gateway { return "/v1/gateway/lists" }
    return "\(try await tenant.path(with: client))/lists"
  }
}
