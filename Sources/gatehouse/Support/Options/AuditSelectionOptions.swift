internal import ArgumentParser
internal import Moderation

/// Which audit entries a command is about.
struct AuditSelectionOptions: ParsableArguments {
  @Flag(
    help: """
      Those of the whole gateway and of all tenants; for owners. With --tenant, those of one tenant by its id, even of \
      one that was deleted.
      """)
  var gateway = false

  @OptionGroup var tenant: TenantOptions

  @Option(help: "Only what was done so, such as rule_set.saved or operator.updated.")
  var action: String?

  @Option(help: "Only what this operator did, by id; owners may use the name.")
  var `operator`: String?

  @Option(help: "Only what was done to this, exactly as listed: an id, list NAME, rules of the tenant.")
  var subject: String?

  @OptionGroup var time: TimeRangeOptions

  func validate() throws {
    if let action, AuditAction(rawValue: action) == nil {
      throw ValidationError(
        "--action: \(action) is not one of " + AuditAction.allCases.map(\.rawValue).joined(separator: ", "))
    }
    if gateway, let id = tenant.tenant, TenantID(id) == nil {
      throw ValidationError("with --gateway, --tenant takes an id: the tenant may be gone")
    }
  }

  /// Where the API has them.
  func path(with client: AdminClient) async throws(CommandFailure) -> APIPath {
    gateway ? "/v1/audit" : "\(try await tenant.path(with: client))/audit"
  }

  func query(with client: AdminClient) async throws(CommandFailure) -> [(name: String, value: String?)] {
    var operatorID: String?
    if let `operator` { operatorID = try await client.operatorID(`operator`) }
    return [
      ("tenant", gateway ? tenant.tenant : nil), ("action", action), ("operator", operatorID), ("subject", subject),
    ] + time.query
  }
}
