import Moderation
import Testing

@Suite("Load")
struct LoadTests {
  @Test("500 deliveries at once over 50 connections are all answered 200 and kept exactly once")
  func concurrent() async throws {
    try await Fixture.run { fixture in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for sender in 0..<50 {
          group.addTask {
            let connection = try await fixture.connect()
            for index in 0..<10 {
              let request =
                sender % 2 == 0
                ? Delivery.open(fixture.world.shopPath, Delivery.openBody(id: "\(sender * 10 + index + 1)"))
                : Delivery.business(
                  fixture.world.bakeryAppPath,
                  Delivery.businessBody(openID: World.bakeryOpenID, id: "\(sender * 10 + index + 1)"))
              try await connection.send(request)
              #expect(try await connection.response().description == #"200 {"status":"ok"}"#)
            }
            await connection.close()
          }
        }
        try await group.waitForAll()
      }
      let shop = try await fixture.events(of: fixture.world.shop).compactMap { Int($0.comment.commentID) }
      let bakery = try await fixture.events(of: fixture.world.bakery).compactMap { Int($0.comment.commentID) }
      #expect(shop.count == 250)
      #expect(bakery.count == 250)
      #expect((shop + bakery).sorted() == Array(1...500))
    }
  }
}
