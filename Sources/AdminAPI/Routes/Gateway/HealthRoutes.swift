internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/health`, `/livez` and `/readyz`, for load balancers and supervisors: no credentials, no details of the data.
struct HealthRoutes {
  let readiness: @Sendable () async -> [HealthFinding]

  func add(to router: Router<AdminContext>) {
    router.get("/health") { _, _ in try JSONResponse.make(Status(status: "healthy")) }
    router.get("/livez") { _, _ in try JSONResponse.make(Status(status: "alive")) }
    router.get("/readyz") { [readiness] _, _ in
      let report = HealthReport(await readiness())
      return try JSONResponse.make(report, status: report.isReady ? .ok : .serviceUnavailable)
    }
  }

  private struct Status: Encodable {
    var status: String
  }
}
