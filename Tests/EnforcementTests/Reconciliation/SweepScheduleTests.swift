import Moderation
import Testing

@testable import Enforcement

@Suite("When videos are swept")
struct SweepScheduleTests {
  private let schedule = SweepSchedule(interval: .seconds(3600))
  private let now = Timestamp(seconds: 1_790_000_000)

  private func video(wholeAt: Timestamp?, coveredUntil: Timestamp?) -> SweptVideo {
    SweptVideo(
      id: 1, tenantID: .fresh(), accountID: .fresh(), videoID: "1", lastEventAt: now, sweptAt: wholeAt,
      coveredUntil: coveredUntil, wholeAt: wholeAt)
  }

  @Test(
    "each quiet pass doubles the wait, up to a day", arguments: [(0, 1), (1, 2), (3, 8), (4, 16), (5, 24), (400, 24)])
  func backOff(passes: Int, hours: Int) {
    #expect(schedule.next(afterQuiet: passes, at: now) == now + .seconds(hours * 3600))
  }

  @Test("the first pass, one a day, and one after the clock was set back go all the way")
  func whole() {
    let hour = Duration.seconds(3600)
    #expect(schedule.pass(over: video(wholeAt: nil, coveredUntil: nil), at: now).isWhole)
    #expect(!schedule.pass(over: video(wholeAt: now - hour, coveredUntil: now - hour), at: now).isWhole)
    #expect(schedule.pass(over: video(wholeAt: now - hour * 24, coveredUntil: now - hour), at: now).isWhole)
    #expect(schedule.pass(over: video(wholeAt: now + hour, coveredUntil: now - hour), at: now).isWhole)
    #expect(schedule.pass(over: video(wholeAt: now - hour, coveredUntil: now + hour), at: now).isWhole)
  }

  @Test("comments from before the account was set up here, or that may have been deleted here, are not looked at")
  func horizon() {
    let account = Account(
      id: .fresh(), tenantID: .fresh(), name: "a", dialect: .business, openID: "o", appID: .fresh(),
      connection: .connected, isDisabled: false, createdAt: now - .seconds(60), updatedAt: now)
    let pass = SweepPass(began: now, isWhole: true)
    func rule(_ account: Account, _ deletedBefore: Timestamp? = nil) -> SweepRule {
      schedule.rule(of: pass, coveredUntil: now, deletedBefore: deletedBefore, for: account)
    }
    #expect(rule(account).horizon == account.createdAt)
    var older = account
    older.createdAt = now - .seconds(30 * 86_400)
    let day = Duration.seconds(86_400)
    #expect(rule(older).horizon == now - day * 7)
    #expect(rule(older).coveredUntil == nil)
    #expect(rule(older, now - day * 30).horizon == now - day * 7)
    #expect(rule(older, now - day * 7).horizon == now - day * 6)
  }
}
