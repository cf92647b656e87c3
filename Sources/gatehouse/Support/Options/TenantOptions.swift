internal import ArgumentParser

/// The tenant that a command is about.
struct TenantOptions: ParsableArguments {
  @Option(help: "The tenant, by id or by name. (default: GATEHOUSE_TENANT)")
  var tenant: String?

  /// The path of the tenant in the API.
  func path(with client: AdminClient) async throws(CommandFailure) -> APIPath {
    guard let reference = tenant ?? Environment["GATEHOUSE_TENANT"], !reference.isEmpty else {
      throw CommandFailure(
        status: .usage, message: "the tenant is missing", hint: "pass --tenant ID-OR-NAME, or set GATEHOUSE_TENANT")
    }
    return try await client.tenantPath(reference)
  }
}
