import Outbound
import Sandbox
import Testing

/// What several faults promise.
extension FaultReport {
  /// Both listeners say that the gateway is not ready and why, and that it lives.
  mutating func expectUnready(_ gateway: RunningGateway, _ world: World, saying reason: String) async throws {
    for (name, origin) in [("public", gateway.ingestOrigin), ("admin", gateway.adminOrigin)] {
      // Readiness looks at most once a second.
      let isTold = try await eventually {
        let ready = try await world.http.send(OutboundRequest(.get, origin + "/readyz"))
        return ready.status == 503 && String(decoding: ready.body, as: UTF8.self).contains(reason)
      }
      promise(
        "/readyz of the \(name) listener says why", isTold, seen: isTold ? "\u{201C}\(reason)\u{201D}" : "nothing")
      #expect(try await world.http.send(OutboundRequest(.get, origin + "/livez")).status == 200)
    }
  }

  /// Everything was delivered and carried out in the end, once, and the gateway is ready again.
  mutating func expectWhole(
    _ ledger: Ledger, _ gateway: RunningGateway, _ world: World, _ traffic: Traffic
  ) async throws {
    let acknowledged = Ledger.acknowledged(by: world.tiktok)
    promise(
      "each acknowledged delivery is on disk once, and nothing else",
      breaches: ledger.discrepancies(with: acknowledged), of: acknowledged.count)
    let stored = ledger.rows.keys.count { $0.type == "comment.created" }
    promise("every comment is taken in the end", stored == traffic.count, seen: "\(stored) of \(traffic.count)")
    promise(
      "what had to go is gone, and the rest is there", breaches: world.wrongVisibility(traffic), of: traffic.count)
    let isReady = try await eventually {
      try await world.http.send(OutboundRequest(.get, gateway.ingestOrigin + "/readyz")).status == 200
    }
    promise("it recovers without a hand", isReady, seen: isReady ? "ready again" : "not ready")
  }
}
