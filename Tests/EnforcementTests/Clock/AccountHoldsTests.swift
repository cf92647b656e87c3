import Moderation
import Testing

@testable import Enforcement

@Suite struct AccountHoldsTests {
  @Test("an account is left alone until its moment, and as much sooner as the clock is set back")
  func moved() {
    let start = Timestamp(seconds: 1_800_000_000)
    let holds = AccountHolds()
    let (first, second) = (AccountID.fresh(), AccountID.fresh())
    #expect(holds.nextEnd == nil)
    holds.hold(first, until: start + .seconds(60))
    holds.hold(second, until: start + .seconds(30))
    #expect(holds.nextEnd == start + .seconds(30))
    #expect(holds.accounts(at: start) == [first, second])
    #expect(holds.accounts(at: start + .seconds(30)) == [first])
    holds.moveAhead(by: .seconds(3600))
    #expect(holds.accounts(at: start - .seconds(3541)) == [first])
    #expect(holds.accounts(at: start - .seconds(3540)) == [])
    holds.hold(first, until: start)
    holds.hold(first, until: nil)
    holds.hold(second, until: start)
    holds.endAll()
    #expect(holds.nextEnd == nil)
  }
}
