import Testing

@testable import Moderation

@Suite struct IdentifierTests {
  @Test(
    "An id reads back from the form it is shown in", arguments: [1, 31, 32, 0x7FFF_FFFF_FFFF_FFFF, 1 << 59] as [Int64])
  func roundTrip(value: Int64) {
    let id = TenantID(rawValue: value)
    #expect(id.description.hasPrefix("ten_"))
    #expect(id.description.utf8.count == 17)
    #expect(TenantID(id.description) == id)
  }

  @Test("Any number from 0 to the largest reads back from its thirteen digits, in the same order")
  func randomRoundTrip() {
    var generator = SeededGenerator(seed: 1)
    var numbers = (0..<2000).map { _ in
      Int64.random(in: 0...Int64.max >> Int64.random(in: 0...62, using: &generator), using: &generator)
    }
    numbers.sort()
    let digits = numbers.map(CrockfordBase32.encode)
    #expect(digits == digits.sorted())
    #expect(digits.map { CrockfordBase32.decode($0.utf8) } == numbers)
  }

  @Test("Known numbers have known digits")
  func knownDigits() {
    #expect(CrockfordBase32.encode(0) == "0000000000000")
    #expect(CrockfordBase32.encode(31) == "000000000000z")
    #expect(CrockfordBase32.encode(32) == "0000000000010")
    #expect(CrockfordBase32.encode(.max) == "7zzzzzzzzzzzz")
  }

  @Test(
    "Anything but the shown form of this entity's id is refused",
    arguments: [
      "", "ten_", "ten", "0000000000001", "acc_0000000000001", "TEN_0000000000001", "ten_000000000001",
      "ten_00000000000001", "ten_0000000000000", "ten_8000000000000", "ten_zzzzzzzzzzzzz", "ten_000000000000i",
      "ten_000000000000l", "ten_000000000000o", "ten_000000000000u", "ten_000000000000Z", "ten_00000000000 1",
      " ten_0000000000001", "ten_0000000000001 ", "ten_000000000000é", "ten_\u{0}000000000001",
    ])
  func refusal(text: String) {
    #expect(TenantID(text) == nil)
  }

  @Test("Fresh ids differ and grow, also when the clock is set back")
  func fresh() {
    let now = WallClock.system.now()
    var ids = (0..<1000).map { _ in EventID.fresh(at: now) }
    ids.append(EventID.fresh(at: now - .seconds(3600)))
    #expect(ids.allSatisfy { $0.rawValue > 0 })
    #expect(zip(ids, ids.dropFirst()).allSatisfy(<))
  }
}
