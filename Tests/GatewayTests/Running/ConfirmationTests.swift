import Outbound
import Sandbox
import Testing

extension EndToEnd {
  @Suite struct ConfirmationTests {
    @Test("a TikTok that lies about a hide and loses the event of another is found out, and the API tells all of it")
    func foundOut() async throws {
      try await World.run(["GATEHOUSE_CONFIRMATION_PATIENCE": "1"]) { world in
        let gateway = try await world.start()
        let owner = try await world.logIn(gateway, first: true)
        let shop = try #require(try await world.onboard(owner, gateway).first { $0.dialect == .business })
        try world.tiktok.addFault(SandboxFault(.lyingSuccess, endpoint: "/business/comment/hide/"))
        let lied = try world.tiktok.post("free money", by: "eve", on: World.video, of: shop.openID).id
        let first = try await action(on: lied, of: shop, owner) { $0.state == "accepted" || $0.drifts > 0 }
        #expect(first.confirmedBy == nil && first.acceptedAt != nil)
        // Its second hide is done and told.
        let done = try await action(on: lied, of: shop, owner) { $0.state == "confirmed" }
        #expect(done.drifts == 1 && done.confirmedBy != nil && done.confirmedAt != nil)
        #expect(world.tiktok.comment(lied)?.visibility == .hidden)

        // The insert is delivered, and what comes after it is not.
        world.tiktok.pauseDeliveries()
        let untold = try world.tiktok.post("free money", by: "eve", on: World.video, of: shop.openID).id
        try world.tiktok.addFault(SandboxFault(.droppedDelivery, endpoint: "comment.update"))
        world.tiktok.resumeDeliveries()
        let read = try await action(on: untold, of: shop, owner) { $0.state == "confirmed" }
        #expect(read.drifts == 0 && read.confirmedBy == "read")

        let times: TimeToHidden = try await owner.get("/v1/tenants/\(shop.tenant)/time-to-hidden")
        #expect(times.items.map(\.accountId) == [shop.account])
        #expect(times.total.receivedToAccepted.count == 2 && times.total.receivedToConfirmed.count == 2)
        #expect(times.total.drifts == 1 && times.total.unseen == 0)
        let slowest = try #require(times.total.receivedToConfirmed.p95Ms)
        #expect(slowest >= 1000 && slowest < 60_000)
        let report: Report = try await owner.get("/v1/tenants/\(shop.tenant)/report")
        #expect(report.accounts.map(\.accountId) == [shop.account])
        #expect(report.accounts.first?.timeToHidden.receivedToConfirmed.p95Ms == slowest)
        #expect(await gateway.stop() == 0)
      }
    }

    private struct Found: Decodable, Sendable {
      var commentId: String
      var state: String
      var drifts: Int
      var acceptedAt: String?
      var confirmedAt: String?
      var confirmedBy: String?
    }

    private struct TimeToHidden: Decodable {
      struct Figures: Decodable {
        var count: Int
        var p95Ms: Int?
      }

      struct Times: Decodable {
        var receivedToAccepted: Figures
        var receivedToConfirmed: Figures
        var drifts: Int
        var unseen: Int
      }

      struct Item: Decodable {
        var accountId: String
        var timeToHidden: Times
      }

      var items: [Item]
      var total: Times
    }

    private struct Report: Decodable { var accounts: [TimeToHidden.Item] }

    private func action(
      on comment: String, of client: World.Client, _ owner: AdminCaller, once condition: (Found) -> Bool
    ) async throws -> Found {
      var found: Found?
      _ = try await eventually {
        let actions: [Found] = try await owner.all("/v1/tenants/\(client.tenant)/actions")
        found = actions.first { $0.commentId == comment }
        return found.map(condition) ?? false
      }
      return try #require(found)
    }
  }
}
