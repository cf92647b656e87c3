import Moderation
import Testing

@testable import Storage

/// What changes to an alert channel leave, in its row and in the audit log.
@Suite struct AlertChannelRepositoryTests {
  private let test: TestDatabase
  private let channels: AlertChannelRepository
  private let scope: AlertScope
  private let id: AlertChannelID

  init() async throws {
    test = try TestDatabase()
    channels = AlertChannelRepository(test.database)
    scope = .tenant(try await test.addTenant("Nova"))
    id = try await test.addChannel("Ops", in: scope)
  }

  @discardableResult
  private func change(_ change: AlertChannelChange) async throws -> AlertChannel? {
    test.clock.advance(by: .seconds(1))
    return try await channels.update(id, change, at: test.clock.now, in: scope)
  }

  private func lastEntry() async throws -> String? {
    try await test.auditEntries().last.map { "\($0.action) \($0.subject): \($0.old ?? "-") -> \($0.new ?? "-")" }
  }

  @Test("Changes of different members all stay, whoever read the channel before which of them")
  func deltas() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for change in [
        AlertChannelChange(name: "Night"), AlertChannelChange(wanted: [.ruleDemoted]),
        AlertChannelChange(target: SealedSecret(bytes: [9])), AlertChannelChange(isDisabled: true),
      ] { group.addTask { try await self.change(change) } }
      try await group.waitForAll()
    }
    let channel = try #require(try await channels.channel(id, in: scope))
    #expect(channel.name == "Night" && channel.wanted == [.ruleDemoted] && channel.isDisabled)
    #expect(channel.target == SealedSecret(bytes: [9]))
  }

  @Test("What is set to what it was leaves nothing at all")
  func unchanged() async throws {
    let before = try await test.dump()
    let channel = try #require(try await channels.channel(id, in: scope))
    for same in [
      AlertChannelChange(), AlertChannelChange(name: "Ops", wanted: [], quietHours: .remove, isDisabled: false),
    ] { #expect(try await change(same) == channel) }
    #expect(try await test.dump() == before)
  }

  @Test("The audit log names the channel by its id, and has a target that was replaced, masked")
  func audited() async throws {
    try await change(AlertChannelChange(name: "Night", isDisabled: false))
    #expect(try await lastEntry() == #"alert_channel.updated \#(id): {"name":"Ops"} -> {"name":"Night"}"#)
    try await change(AlertChannelChange(target: SealedSecret(bytes: [9])))
    #expect(try await lastEntry() == #"alert_channel.updated \#(id): - -> {"target":"***"}"#)
    let channel = try #require(try await channels.channel(id, in: scope))
    try await channels.recordTest(of: channel, outcome: "delivered", at: test.clock.now, in: scope)
    let tested = try #require(try await test.auditEntries().last)
    #expect(tested.subject == "\(id)" && tested.detail == "Night: delivered")
    #expect(try await channels.delete(id, at: test.clock.now, in: scope))
    #expect(try await test.auditEntries().filter { $0.action.hasPrefix("alert") }.allSatisfy { $0.subject == "\(id)" })
  }
}
