internal import HTTPTypes
internal import Hummingbird

/// `/metrics`, for Prometheus.
struct MetricsRoutes {
  let page: @Sendable () async -> String
  let gate: MetricsGate

  func add(to router: Router<AdminContext>) {
    router.get("/metrics") { request, context in
      try await gate.admit(request, in: context)
      return JSONResponse.text(
        await page().utf8, type: "text/plain; version=0.0.4; charset=utf-8", headers: [.cacheControl: "no-store"])
    }
  }
}
