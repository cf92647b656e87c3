import Moderation
import Testing

@testable import Enforcement

@Suite("Whether TikTok bears out a clock that went far ahead") struct ClockWitnessTests {
  private static let start = Timestamp(seconds: 1_790_000_000)
  private static let hour = Duration.seconds(3600)
  private static let now = start + hour * 30

  struct Row: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// When what was told within the last day happened at TikTok, seen from now.
    var told: [Duration] = []
    var lag: Duration?
    /// Nil where TikTok's servers do not answer.
    var lead: Duration?
    var isBorneOut: Bool
  }

  static let rows: [Row] = [
    Row(testDescription: "a delivery of this hour", told: [.seconds(-5)], isBorneOut: true),
    Row(testDescription: "one from the beginning of the watch", told: [hour * -30], isBorneOut: true),
    Row(
      testDescription: "one of this hour among old ones", told: [hour * -2000, .seconds(-5), hour * -2000],
      lag: hour * 2000, lead: hour * 2000, isBorneOut: true),
    Row(
      testDescription: "old deliveries, whatever the servers say", told: [hour * -2000, hour * -1999], lag: .zero,
      lead: .zero, isBorneOut: false),
    Row(testDescription: "one from before the watch", told: [hour * -31], lead: .zero, isBorneOut: false),
    Row(testDescription: "one that lies ahead", told: [.milliseconds(1)], lead: .zero, isBorneOut: false),
    Row(
      testDescription: "refused as stale, whatever the servers say", lag: hour * 2000, lead: .zero, isBorneOut: false),
    Row(testDescription: "refused as of the future", lag: hour * -1, lead: .zero, isBorneOut: false),
    Row(testDescription: "nothing came, and the servers agree", lead: .seconds(3599), isBorneOut: true),
    Row(testDescription: "fresh deliveries that said nothing", lag: .seconds(2), lead: .zero, isBorneOut: true),
    Row(testDescription: "nothing came, and the servers disagree", lead: hour, isBorneOut: false),
    Row(testDescription: "nothing came, and the servers are ahead", lead: hour * -1, isBorneOut: false),
    Row(testDescription: "nothing came, and the servers do not answer", isBorneOut: false),
  ]

  @Test("is for its newest deliveries to say, and for its servers only where there are none", arguments: rows)
  func table(row: Row) async {
    let witness = ClockWitness(deliveryLag: { row.lag }, serverLead: { row.lead })
    let isBorneOut = await witness.bearsOut(Self.now, evenSince: Self.start) { from, to in
      // Of a longer watch, what is older than a day is not asked for.
      #expect(from == Self.now - Self.hour * 24 && to == Self.now)
      return row.told.map { Self.now + $0 }
    }
    #expect(isBorneOut == row.isBorneOut)
  }

  @Test("cannot be said by servers that fail to answer")
  func failing() async {
    let witness = ClockWitness(serverLead: { throw StorageError.diskFull })
    #expect(await !witness.bearsOut(Self.now, evenSince: Self.start) { _, _ in [] })
  }
}
