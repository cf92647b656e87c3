import Outbound
import Testing

extension EndToEnd {
  @Suite struct HealthTests {
    @Test("both listeners answer health, liveness and readiness without credentials")
    func healthy() async throws {
      try await World.run { world in
        let gateway = try await world.start()
        for origin in [gateway.ingestOrigin, gateway.adminOrigin] {
          let health = try await world.http.send(OutboundRequest(.get, origin + "/health"))
          #expect(health.status == 200)
          #expect(String(decoding: health.body, as: UTF8.self) == #"{"status":"healthy"}"#)
          for path in ["/livez", "/readyz"] {
            #expect(try await world.http.send(OutboundRequest(.get, origin + path)).status == 200)
            #expect(try await world.http.send(OutboundRequest(.post, origin + path)).status == 405)
          }
        }
        let ready = try await world.http.send(OutboundRequest(.get, gateway.adminOrigin + "/readyz"))
        #expect(String(decoding: ready.body, as: UTF8.self) == #"{"findings":[],"status":"ready"}"#)
        // The public listener offers nothing of the admin API, and the other way round.
        #expect(try await world.http.send(OutboundRequest(.get, gateway.ingestOrigin + "/v1/tenants")).status == 404)
        #expect(try await world.http.send(OutboundRequest(.post, gateway.adminOrigin + "/webhooks/x")).status == 404)
        #expect(await gateway.stop() == 0)
      }
    }
  }
}
