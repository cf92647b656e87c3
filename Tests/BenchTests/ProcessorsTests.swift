import Testing

@testable import Bench

@Suite struct ProcessorsTests {
  @Test(
    "Processors are divided into halves, however they are written",
    arguments: [
      ("0-1", "0", "1"), ("0-3", "0,1", "2,3"), ("2,5-6", "2", "5,6"), ("1,3,8-9", "1,3", "8,9"),
    ])
  func halves(list: String, first: String, second: String) throws {
    let halves = try #require(Processors(list: list).divided)
    #expect(halves.0.list == first && halves.1.list == second)
  }

  @Test("One processor is not divided", arguments: ["0", "7-7", "", "none"])
  func one(list: String) { #expect(Processors(list: list).divided == nil) }

  #if os(Linux)
    @Test("What this process may use is what the system says")
    func allowed() throws {
      #expect(try #require(Processors.allowed()).list.contains(/^[0-9,-]+$/))
    }
  #endif
}
