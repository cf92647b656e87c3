import Foundation
import Metering
import Outbound
import Sandbox
import Testing

extension EndToEnd {
  @Suite struct MetricsTests {
    private static let described = Set(MetricCatalogue.all.map(\.name))
    /// Nothing was asked of a classifier, nobody was told anything, no backup was made, nothing was old enough to go.
    private static let unused: Set = [
      "gatehouse_classifier_call_duration_seconds", "gatehouse_alert_deliveries_total", "gatehouse_backup_age_seconds",
      "gatehouse_backup_drill_age_seconds", "gatehouse_retention_rows_total", "gatehouse_report_deliveries_total",
    ]

    /// The page once it shows all that was done: what is read off the database is looked at once a second at most, and
    /// refusals are counted once a second.
    private func page(_ world: World, _ gateway: RunningGateway, showing traffic: Traffic) async throws -> String {
      var text = ""
      _ = try await eventually {
        let answer = try await world.caller(gateway).send(.get, "/metrics")
        #expect(answer.status == 200)
        text = String(decoding: answer.body, as: UTF8.self)
        return missing(MetricsText(text), traffic).isEmpty
      }
      return text
    }

    /// Comments to both clients, TikTok at fault once, a wrong signature, a wrong password.
    private func play(_ world: World, _ gateway: RunningGateway, _ clients: [World.Client]) async throws -> Traffic {
      // Not a look at who wrote a comment, which fails otherwise.
      try world.tiktok.addFault(SandboxFault(.httpStatus(500), endpoint: "/v2/video/comment/delete/"))
      var traffic = Traffic()
      try traffic.write(64, at: world.tiktok, to: clients)
      #expect(await world.tiktok.waitUntilIdle())
      let path = "/webhooks/\(clients[0].tenant)/\(clients[0].account)"
      let forged = OutboundRequest(
        .post, gateway.ingestOrigin + path, headers: [("X-TikTok-Signature", "00")], body: Array("{}".utf8))
      #expect(try await world.http.send(forged).status == 401)
      let login = try AdminCaller.json(["name": "owner", "password": "not the password"])
      #expect(try await world.caller(gateway).send(.post, "/v1/sessions", json: login).status == 401)
      return traffic
    }

    @Test(
      "a gateway at work shows what it did, in a form that Prometheus' checker has nothing to say against",
      .enabled(if: Promtool.path != nil, "make test installs promtool"))
    func working() async throws {
      try await World.run { world in
        let gateway = try await world.start()
        let admin = try await world.logIn(gateway, first: true)
        let clients = try await world.onboard(admin, gateway)
        let traffic = try await play(world, gateway, clients)
        struct Replay: Decodable { var state: String }
        let replay: Replay = try await admin.post("/v1/tenants/\(clients[0].tenant)/replays", json: "{}")
        #expect(replay.state == "running")
        let text = try await page(world, gateway, showing: traffic)
        let check = try Promtool.run(["check", "metrics"], input: text)
        #expect(check.status == 0 && check.words.isEmpty, "\(check.words)")

        let metrics = MetricsText(text)
        #expect(metrics.names.isSubset(of: Self.described))
        #expect(metrics.names.isDisjoint(with: Self.unused))
        #expect(metrics["gatehouse_metrics_refused_total"] == 0)
        let missing = self.missing(metrics, traffic)
        #expect(missing.isEmpty, "\(missing)")
        let start = try #require(metrics["process_start_time_seconds"])
        #expect(abs(start - Date().timeIntervalSince1970) < 600)
        for secret in World.Secret.stored + clients.flatMap({ [$0.tenant, $0.account, $0.username] }) {
          #expect(!text.contains(secret), "the page names \(secret)")
        }
        #expect(await gateway.stop() == 0)
      }
    }

    /// What the page does not show as it was, in words.
    private func missing(_ metrics: MetricsText, _ traffic: Traffic) -> [String] {
      let accepted = ["open", "business"].compactMap {
        metrics[#"gatehouse_deliveries_total{dialect="\#($0)",outcome="accepted"}"#]
      }
      let done = ["delete", "hide"].compactMap {
        metrics[#"gatehouse_action_attempts_total{action="\#($0)",outcome="accepted"}"#]
      }
      let (comments, removals) = (Double(traffic.count), Double(traffic.mustGo.count))
      var missing: [String] = []
      func require(_ name: String, _ holds: Bool) { if !holds { missing.append(name) } }
      // Echoes of what was carried out come on top of the comments.
      require("accepted deliveries", accepted.count == 2 && accepted.reduce(0, +) >= comments)
      require(
        "times of deliveries", metrics["gatehouse_delivery_duration_seconds_count"] == accepted.reduce(0, +))
      require("decisions", metrics.sum("gatehouse_decisions_total") == comments)
      let allowed = metrics[#"gatehouse_decisions_total{verdict="allow"}"#] ?? 0
      require("decisions to allow", allowed >= Double(traffic.mustStay.count))
      require("attempts", done.reduce(0, +) >= removals - 1)
      require("times of calls", metrics.sum("gatehouse_tiktok_call_duration_seconds_count") >= removals)
      require("items of jobs", metrics[#"gatehouse_job_items_total{kind="replay",outcome="done"}"#] ?? 0 > 0)
      require("no failures of jobs", metrics.sum("gatehouse_job_failures_total") == 0)
      let route = #"route="/v1/tenants/{tenant}/accounts",status="2xx""#
      require("a route", metrics.values.keys.contains { $0.contains(route) })
      for (series, value) in Self.exact { require("\(series) \(value)", metrics[series] == value) }
      for series in Self.positive { require(series, metrics[series].map { $0 > 0 } ?? false) }
      missing += Self.described.subtracting(metrics.names).subtracting(Self.unused).sorted()
      return missing
    }

    private static let exact: [String: Double] = [
      #"gatehouse_deliveries_total{dialect="open",outcome="bad_signature"}"#: 1,
      #"gatehouse_public_responses_total{status="401"}"#: 1,
      #"gatehouse_action_failures_total{reason="transient"}"#: 1,
      // The login, and the password that was shown to choose a new one.
      #"gatehouse_logins_total{outcome="accepted"}"#: 2,
      #"gatehouse_logins_total{outcome="refused"}"#: 1,
      #"gatehouse_accounts{state="connected"}"#: 2,
      #"gatehouse_jobs_running{kind="replay"}"#: 0,
    ]

    private static let positive = [
      "gatehouse_commit_duration_seconds_count", "gatehouse_commit_batch_entries_sum",
      "gatehouse_database_size_bytes", "gatehouse_disk_free_bytes", "gatehouse_rule_cache_bytes",
      "process_cpu_seconds_total", "process_resident_memory_bytes", "process_open_fds", "process_max_fds",
      "process_threads",
    ]

    @Test("the token of the settings opens them to a Prometheus elsewhere")
    func token() async throws {
      let token = "metrics-token-6Gh1wSz8"
      try await World.run(["GATEHOUSE_METRICS_TOKEN": token]) { world in
        let gateway = try await world.start()
        let forwarded = [(name: "X-Forwarded-For", value: "192.0.2.7")]
        for (caller, status) in [(token, 200), (token + "x", 401), (nil, 401)] {
          let answer = try await world.caller(gateway, token: caller).send(.get, "/metrics", headers: forwarded)
          #expect(answer.status == status)
        }
        #expect(await gateway.stop() == 0)
        #expect(world.folder.bytes("serve.err").range(of: Data(token.utf8)) == nil)
      }
    }
  }
}
