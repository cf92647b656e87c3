import Moderation
import Testing

@Suite struct TokenRenewalTests {
  private let now = Timestamp(seconds: 1_700_000_000)

  private func tokens(_ life: Duration?, refresh: Bool = true) -> AccountTokens {
    AccountTokens(
      access: SealedSecret(bytes: [1]), refresh: refresh ? SealedSecret(bytes: [2]) : nil,
      accessExpiresAt: life.map { now + $0 }, refreshExpiresAt: nil)
  }

  @Test(
    "A token is due at 80 % of its life, or ten minutes before its end where that is earlier",
    arguments: [(86_400, 69_120), (7_200, 5_760), (2_400, 1_800), (600, 0), (60, 0), (-5, 0)])
  func moments(life: Int, due: Int) {
    let moment = TokenRenewal.moment(for: tokens(.seconds(life)), hasApp: true, issuedAt: now, jitter: 0)
    #expect(moment == now + .seconds(due))
  }

  @Test("Chance moves it earlier by a twentieth of its life at most, never before now and never towards the end")
  func jitter() throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      let life = Int.random(in: 1...400_000, using: &generator)
      let plain = try #require(TokenRenewal.moment(for: tokens(.seconds(life)), hasApp: true, issuedAt: now, jitter: 0))
      let moved = try #require(
        TokenRenewal.moment(
          for: tokens(.seconds(life)), hasApp: true, issuedAt: now,
          jitter: Double.random(in: -1...2, using: &generator)))
      #expect(moved >= now && moved <= plain)
      #expect(plain - moved <= .seconds(life) / 20 + .milliseconds(1))
    }
  }

  @Test("What nothing can renew is looked at when it ends, and what has no end never")
  func unrenewable() {
    #expect(
      TokenRenewal.moment(for: tokens(.seconds(60), refresh: false), hasApp: true, issuedAt: now, jitter: 1)
        == now + .seconds(60))
    #expect(
      TokenRenewal.moment(for: tokens(.seconds(60)), hasApp: false, issuedAt: now, jitter: 1) == now + .seconds(60))
    #expect(TokenRenewal.moment(for: tokens(nil), hasApp: true, issuedAt: now, jitter: 1) == nil)
  }
}
