import AdminAPI
import Alerting
import Logging
import Moderation
import Outbound
import Testing

/// What a row of the route table cannot say of report schedules.
@Suite("Report schedules in the API") struct ReportScheduleTests {
  private static let body = #"{"name":"New","every":"week","weekday":"mon","hour":8,"recipients":["a@b.example"]}"#

  @Test("a repeated creation makes one schedule, and is told apart from a first one")
  func once() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/report-schedules")
      let key = [(name: "Idempotency-Key", value: "k1")]
      let first = try await world.send(.post, path, as: seed.manager, Self.body, headers: key)
      let second = try await world.send(.post, path, as: seed.manager, Self.body, headers: key)
      #expect(first.status == 201 && second.status == 201 && first.text == second.text)
      #expect(first.header("location") == "\(path)/\(try #require(first.member("id")))")
      #expect(second.header("idempotency-replayed") == "true")
      #expect(
        try await world.dependencies.reportSchedules.schedules(in: TenantScope(ownWorkFor: seed.tenant)).count == 2)
    }
  }

  @Test("a tenant has so many and no more")
  func limit() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/report-schedules")
      for number in 1..<ReportSchedule.limit {
        let body = Self.body.replacing("New", with: "New \(number)")
        #expect(try await world.send(.post, path, as: seed.manager, body).status == 201)
      }
      let answer = try await world.send(.post, path, as: seed.manager, Self.body)
      #expect(answer.status == 409 && answer.member("code") == "too_many_schedules")
    }
  }

  @Test("without a mail server no address is taken, and nothing is left of the attempt")
  func mail() async throws {
    try await World.with { dependencies in
      let client = OutboundClient(addresses: .allowPrivate, logger: .init(label: "test"))
      dependencies.alerts.telling = AlertTeller(
        http: client, addresses: .allowPrivate, mail: nil, sealer: dependencies.sealer, logger: .init(label: "test"))
      client.shutdown()
    } _: { world in
      let seed = try await world.seed()
      let answer = try await world.send(
        .post, seed.fill("/v1/tenants/:tenant/report-schedules"), as: seed.manager, Self.body)
      #expect(answer.status == 422 && answer.text.contains("smtp.url"), "\(answer.text)")
      #expect(
        try await world.dependencies.reportSchedules.schedules(in: TenantScope(ownWorkFor: seed.tenant)).count == 1)
    }
  }

  @Test("a channel that a schedule sends to is not deleted before it, and one for chats takes no reports")
  func channels() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let tenant = seed.fill("/v1/tenants/:tenant")
      let schedule = seed.fill(tenant + "/report-schedules/:schedule")
      let channel = seed.fill(tenant + "/alert-channels/:channel")
      let changed = try await world.send(
        .patch, schedule, as: seed.manager, seed.fill(#"{"channel":":channel"}"#))
      #expect(changed.status == 200)
      let refused = try await world.send(.delete, channel, as: seed.manager)
      #expect(refused.status == 409 && refused.member("code") == "in_use")
      #expect(try await world.send(.delete, schedule, as: seed.manager).status == 204)
      #expect(try await world.send(.delete, channel, as: seed.manager).status == 204)
      let chat = try await world.send(
        .post, tenant + "/alert-channels", as: seed.manager,
        #"{"name":"Chat","kind":"slack","target":"https://hooks.slack.com/services/T/B/x"}"#)
      let id = try #require(chat.member("id"))
      let answer = try await world.send(
        .post, tenant + "/report-schedules", as: seed.manager,
        #"{"name":"a","every":"month","day":1,"hour":1,"channel":"\#(id)"}"#)
      #expect(answer.status == 422 && answer.text.contains("takes no files"), "\(answer.text)")
    }
  }

  @Test("what waited of a schedule that is deleted is given up, and stays on record; each change is in the audit log")
  func deleted() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let tenant = seed.fill("/v1/tenants/:tenant")
      let path = seed.fill(tenant + "/report-schedules/:schedule")
      #expect(try await world.send(.patch, path, as: seed.manager, #"{"hour":9}"#).status == 200)
      #expect(try await world.send(.patch, path, as: seed.manager, #"{"hour":9}"#).status == 200)
      #expect(try await world.send(.delete, path, as: seed.manager).status == 204)
      #expect(try await world.send(.get, path, as: seed.manager).status == 404)
      let list = try await world.send(.get, tenant + "/report-deliveries", as: seed.viewer)
      #expect(list.text.contains(#""schedule_id":null"#) && list.text.contains(#""state":"given_up""#), "\(list.text)")
      let audit = try await world.send(.get, tenant + "/audit?limit=5", as: seed.manager).text
      #expect(audit.contains(#""action":"report_schedule.deleted""#))
      #expect(audit.ranges(of: #""action":"report_schedule.updated""#).count == 1)
    }
  }

  @Test("it goes on whatever becomes of whoever made it")
  func maker() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/report-schedules")
      #expect(try await world.send(.post, path, as: seed.manager, Self.body).status == 201)
      let manager = try #require(seed.operators[.manager])
      let lowered = try await world.send(
        .patch, "/v1/operators/\(manager.id)", as: seed.owner, #"{"role":"viewer","disabled":true}"#)
      #expect(lowered.status == 200)
      let list = try await world.send(.get, path, as: seed.viewer)
      #expect(list.text.contains(#""name":"New""#) && !list.text.contains(#""disabled":true"#))
    }
  }
}
