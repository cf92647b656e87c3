import Synchronization
import Testing

@testable import Enforcement

@Suite(.timeLimit(.minutes(5))) struct EndedTasksTests {
  @Test("Who waits for a group hears of all that ended meanwhile, and not of those under way")
  func all() async {
    let ended = EndedTasks()
    let marked = Atomic(0)
    let isOver = Atomic(false)
    await withTaskGroup(of: Int.self) { group in
      for number in 1...50 {
        group.addTask {
          ended.add()
          marked.add(1, ordering: .releasing)
          return number
        }
      }
      group.addTask {
        while !isOver.load(ordering: .acquiring) { await Task.yield() }
        ended.add()
        return 51
      }
      while marked.load(ordering: .acquiring) < 50 { await Task.yield() }
      var heard: Set<Int> = []
      repeat {
        if let number = await group.next() { heard.insert(number) }
        ended.remove()
      } while ended.hasMore
      #expect(heard == Set(1...50))
      isOver.store(true, ordering: .releasing)
      #expect(await group.next() == 51 && ended.hasMore)
    }
  }
}
