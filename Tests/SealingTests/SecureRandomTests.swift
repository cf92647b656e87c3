import Sealing
import Testing

@Suite struct SecureRandomTests {
  @Test("as many bytes come as were asked for", arguments: [0, 1, 12, 32, 1000])
  func count(count: Int) throws {
    #expect(try SecureRandom.bytes(count).count == count)
  }

  @Test("no draw repeats another")
  func noRepeats() throws {
    #expect(try Set((0..<1000).map { _ in try SecureRandom.bytes(16) }).count == 1000)
  }

  @Test("a one-time password is five groups of five without look-alikes, and none comes twice")
  func oneTimePassword() throws {
    let allowed = Set("abcdefghjkmnpqrstuvwxyz23456789")
    var seen: Set<Character> = []
    let passwords = try (0..<1000).map { _ in try SecureRandom.oneTimePassword() }
    for password in passwords {
      let groups = password.split(separator: "-", omittingEmptySubsequences: false)
      #expect(groups.map(\.count) == [5, 5, 5, 5, 5])
      seen.formUnion(groups.joined())
    }
    #expect(seen == allowed)
    #expect(Set(passwords).count == passwords.count)
  }
}
