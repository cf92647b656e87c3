internal import ArgumentParser

/// Whose sessions or tokens.
struct CredentialOwnerOptions: ParsableArguments {
  @Option(help: "Somebody else's, by id or by name; for owners. (default: your own)")
  var `operator`: String?

  /// What sessions and tokens stand below.
  func path(with client: AdminClient) async throws(CommandFailure) -> APIPath {
    guard let reference = `operator` else { return "/v1" }
    return "/v1/operators/\(try await client.operatorID(reference))"
  }
}
