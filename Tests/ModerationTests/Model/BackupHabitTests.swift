import Testing

@testable import Moderation

@Suite struct BackupHabitTests {
  private static let start = Timestamp(seconds: 1_800_000_000)

  private func taking(_ hours: Double, _ address: String? = "192.0.2.1") -> BackupHabit.Taking {
    BackupHabit.Taking(at: Self.start + .seconds(hours * 3600), from: address)
  }

  @Test("the third of a row goes on with it, a fifth early or late, whatever the distance is")
  func distances() {
    for distance in [1.0, 24, 168] {
      let habit = BackupHabit([taking(distance), taking(0)])
      for (hours, continues) in [(0.79, false), (0.8, true), (1, true), (1.2, true), (1.21, false)] {
        #expect(habit.continues(with: taking(distance + hours * distance)) == continues, "\(hours) of \(distance)")
      }
    }
  }

  @Test("there is no habit of fewer than two, of any closer than an hour, or of a clock that was set")
  func none() {
    #expect(!BackupHabit([]).continues(with: taking(0)))
    #expect(!BackupHabit([taking(0)]).continues(with: taking(24)))
    #expect(!BackupHabit([taking(0.9), taking(0)]).continues(with: taking(1.8)))
    #expect(!BackupHabit([taking(-24), taking(0)]).continues(with: taking(-48)))
    #expect(!BackupHabit([taking(24), taking(0)]).continues(with: taking(10)))
  }

  @Test("another address, or none, breaks it, of whichever of the three")
  func addresses() {
    for odd in ["198.51.100.7", nil] {
      for place in 0..<3 {
        let takings = (0..<3).map { taking(Double($0) * 24, $0 == place ? odd : "192.0.2.1") }
        #expect(!BackupHabit([takings[1], takings[0]]).continues(with: takings[2]))
      }
    }
    #expect(!BackupHabit([taking(24, nil), taking(0, nil)]).continues(with: taking(48, nil)))
  }

  @Test("whenever anybody else takes one with a job's token, that one or the job's next is told", arguments: 0..<48)
  func thief(half: Int) {
    let stolen = taking(24 + Double(half) / 2)
    let job = [taking(24), taking(0)]
    let isStolenTold = !BackupHabit(job).continues(with: stolen)
    let isNextTold = !BackupHabit([stolen, taking(24)]).continues(with: taking(48))
    #expect(isStolenTold || isNextTold)
  }
}
