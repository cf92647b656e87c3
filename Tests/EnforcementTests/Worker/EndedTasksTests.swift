import Synchronization
import Testing

@testable import Enforcement

@Suite(.timeLimit(.minutes(5))) struct EndedTasksTests {
  @Test("Who waits for a group hears of all that ended meanwhile, and not of those under way")
  func all() async {
    let ended = EndedTasks()
    let course = Course()
    await withTaskGroup(of: Int.self) { group in
      for number in 1...50 {
        group.addTask {
          ended.add()
          course.marked.add(1, ordering: .releasing)
          return number
        }
      }
      group.addTask {
        while !course.isOver.load(ordering: .acquiring) { await Task.yield() }
        ended.add()
        return 51
      }
      while course.marked.load(ordering: .acquiring) < 50 { await Task.yield() }
      var heard: Set<Int> = []
      repeat {
        if let number = await group.next() { heard.insert(number) }
        ended.remove()
      } while ended.hasMore
      #expect(heard == Set(1...50))
      course.isOver.store(true, ordering: .releasing)
      let last = await group.next()
      #expect(last == 51 && ended.hasMore)
    }
  }
}

private final class Course: Sendable {
  let marked = Atomic(0)
  let isOver = Atomic(false)
}
