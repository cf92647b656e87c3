internal import ArgumentParser

/// The one schedule that a command is about, and its tenant.
struct ReportScheduleArgument: ParsableArguments {
  @Argument(help: "The schedule, by id or by name.")
  var schedule: String

  @OptionGroup var tenant: TenantOptions

  /// The path of the schedule in the API.
  func path(with client: AdminClient) async throws(CommandFailure) -> APIPath {
    let tenantPath = try await tenant.path(with: client)
    let id = try await client.reportScheduleID(schedule, in: tenantPath)
    return "\(tenantPath)/report-schedules/\(id)"
  }
}
