import AdminAPI
import Moderation
import Outbound
import Testing

@Suite("What is told of logins")
struct LoginJournalTests {
  private let time = MovingClock(at: Timestamp(seconds: 1_700_000_000))

  @Test("is who logged in or was refused, from where and under which request, and never a name that nobody has")
  func entries() async throws {
    try await World.with(change: { $0.clock = time.clock }) { world in
      let someone = try await world.addOperator("mia", password: "correct horse battery").operator
      _ = try await world.logIn("mia", "wrong horse battery")
      _ = try await world.logIn("my-password-typed-as-a-name", "mia")
      let entries = try await world.auditEntries().filter { $0.action.hasPrefix("login.") }
      #expect(entries.map(\.action) == ["login.refused", "login.refused", "login.succeeded"])
      #expect(entries.map(\.subject) == ["unknown name", "mia", "mia"])
      #expect(entries.map(\.operatorID) == [nil, nil, someone.id])
      #expect(entries[1].detail == "wrong password")
      #expect(entries.allSatisfy { !"\($0)".contains("typed-as-a-name") && !"\($0)".contains("horse") })
    }
  }

  @Test("beyond the limits is told once a window, with the number, and every refusal is in one entry")
  func flood() async throws {
    try await World.with(change: { $0.clock = time.clock }) { world in
      try await world.addOperator("mia", .viewer, token: "ghs_unused")
      var refused = 0
      for _ in 0..<30 where try await world.logIn("mia", "wrong horse battery").status == 429 { refused += 1 }
      #expect(refused == 25)
      time.advance(by: .seconds(60))
      _ = try await world.logIn("mia", "wrong horse battery")
      _ = try await world.logIn("mia", "wrong horse battery")
      let first = "beyond the limit, not looked at"
      let expected = [first, first + "; 24 more within 60 seconds", first]
      var details: [String] = []
      for _ in 0..<500 where details != expected {
        details = try await world.auditEntries().filter { $0.action == "login.refused" }.compactMap(\.detail).reversed()
          .filter { $0.hasPrefix(first) }
        try await Task.sleep(for: .milliseconds(10))
      }
      #expect(details == expected, "the first at once, the others when the minute is over")
      let refusals = try await world.auditEntries().filter { $0.action == "login.refused" }
      #expect(refusals.count == 6 + expected.count)
    }
  }

  @Test("is an alert after ten failures in a row of somebody's name, however slowly they come")
  func attack() async throws {
    let alerts = AlertRecorder()
    try await World.with(change: {
      $0.clock = time.clock
      $0.access.identity.alerts = alerts
    }) { world in
      try await world.addOperator("mia", .viewer, token: "ghs_unused")
      for name in ["mia", "nobody"] {
        for attempt in 1...12 {
          #expect(try await world.logIn(name, "wrong horse battery").status == 401)
          if attempt == 9 { #expect(alerts.all.count == (name == "mia" ? 0 : 1)) }
          time.advance(by: .seconds(300))
        }
      }
      for _ in 0..<500 where alerts.all.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
      #expect(alerts.all.map(\.kind) == [.loginAttack] && alerts.all.map(\.subject) == ["mia"])
      #expect(alerts.all[0].tenantID == nil && alerts.all[0].message.contains("127.0.0.1"))
    }
  }

  @Test("an attack all day from elsewhere keeps nobody out who logs in from where it did before")
  func ownerUnderAttack() async throws {
    try await World.with(change: { $0.clock = time.clock }) { world in
      // From 127.0.0.1, which is known from then on.
      let password = "correct horse battery"
      let someone = try await world.addOperator("mia", password: password).operator
      let operators = world.dependencies.access.operators
      let known = try await operators.credentials(name: "mia", network: "127.0.0.1", at: world.now)
      #expect(known?.isNetworkKnown == true)
      for network in ["192.0.2.1", nil] {
        let stranger = try await operators.credentials(name: "mia", network: network, at: world.now)
        #expect(stranger?.isNetworkKnown == false)
      }
      // Failures from there are the network's own, and short.
      for _ in 0..<20 { _ = try await world.logIn("mia", "wrong horse battery") }
      #expect(try await world.logIn("mia", password).status == 429)
      time.advance(by: .seconds(60))
      #expect(try await world.logIn("mia", password).status == 201)
      time.advance(by: .seconds(91 * 86_400))
      let forgotten = try await operators.credentials(name: "mia", network: "127.0.0.1", at: world.now)
      #expect(forgotten?.operator.id == someone.id && forgotten?.isNetworkKnown == false)
    }
  }
}
