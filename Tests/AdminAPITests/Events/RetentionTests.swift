import Moderation
import Outbound
import Storage
import Testing

@testable import AdminAPI

@Suite("Keeping and erasing over HTTP")
struct RetentionTests {
  @Test("An erasure is carried out, its receipt is in the audit log, and neither says whom it was about")
  func erasure() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = "/v1/tenants/\(seed.tenant)"
      let begun = try await world.send(
        .post, path + "/erasures", as: seed.manager, #"{"author_id":"u1","username":"@someone"}"#)
      #expect(begun.status == 202)
      let address = try #require(begun.header("location"))
      try await world.runRetention()
      let receipt = try await world.send(.get, address, as: seed.manager)
      #expect(receipt.text.contains(#""state":"done""#) && receipt.text.contains(#""comments":1"#))
      #expect(receipt.text.contains(#""proof":{"audit_entry":"aud_"#))
      let audit = try await world.send(.get, path + "/audit", as: seed.manager)
      #expect(audit.text.contains("erasure.requested") && audit.text.contains("erasure.finished"))
      for answer in [begun, receipt, audit] {
        #expect(!answer.text.contains("someone") && !answer.text.contains(#""u1""#))
      }
      let event = try await world.send(.get, seed.fill(path + "/events/:event"), as: seed.moderator)
      #expect(event.status == 200)
      #expect(!event.text.contains("someone") && !event.text.contains("follow me"), "\(event.text)")
      let verification = try await world.send(.get, "/v1/audit/verification", as: seed.owner)
      #expect(verification.text.contains(#""whole":true"#) && verification.text.contains(#""cut":null"#))
    }
  }

  @Test("A change of how long comments are kept is audited, and one that changes nothing is not")
  func audited() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = "/v1/tenants/\(seed.tenant)"
      for _ in 0..<2 {
        let answer = try await world.send(.put, path + "/retention", as: seed.manager, #"{"comment_days":30}"#)
        #expect(answer.status == 200)
      }
      let audit = try await world.send(.get, path + "/audit?action=retention.changed", as: seed.manager)
      #expect(audit.text.components(of: "retention.changed") == 1)
      #expect(audit.text.contains(#""new":{"comment_days":30}"#))
    }
  }

  @Test("A deleted tenant is 404 for everybody and its name is free before its data is gone")
  func deletedTenant() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      #expect(try await world.send(.delete, "/v1/tenants/\(seed.tenant)", as: seed.owner).status == 204)
      for path in ["", "/events", "/actions", "/retention", "/erasures", "/accounts", "/report", "/audit"] {
        #expect(try await world.send(.get, "/v1/tenants/\(seed.tenant)\(path)", as: seed.owner).status == 404)
      }
      let list = try await world.send(.get, "/v1/tenants", as: seed.owner)
      #expect(!list.text.contains("\(seed.tenant)"))
      let again = try await world.send(.post, "/v1/tenants", as: seed.owner, #"{"name":"Tenant A"}"#)
      #expect(again.status == 201)
      try await world.runRetention()
      let audit = try await world.send(.get, "/v1/audit?action=deletion.finished", as: seed.owner)
      #expect(audit.text.contains("\(seed.tenant)"))
    }
  }
}

extension World {
  /// Does all that was asked for.
  fileprivate func runRetention() async throws {
    let work = RetentionWorkRepository(database)
    for task in try await work.requestedTasks() {
      var next: RetentionTask? = task
      while let current = next {
        next = try await work.carryOut(current, under: RetentionPolicy(), within: .seconds(1)).next
      }
    }
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
