internal import ArgumentParser

/// Whose app: a tenant's own, or one that the whole gateway shares.
struct AppOwnerOptions: ParsableArguments {
  @Option(help: "The tenant that owns the app, by id or by name. Without it, the app is shared by the whole gateway.")
  var tenant: String?

  /// The path of the owner's apps in the API.
  func path(with client: AdminClient) async throws(CommandFailure) -> APIPath {
    guard let tenant else { return "/v1/apps" }
    return "\(try await client.tenantPath(tenant))/apps"
  }
}
