import Sealing
import Testing

@Suite struct ConstantTimeTests {
  @Test(
    "equal means the same bytes and the same length",
    arguments: [
      ([], [], true), ([1], [1], true), ([1], [2], false), ([1], [], false), ([], [1], false),
      ([1, 2, 3], [1, 2, 3], true), ([1, 2, 3], [1, 2], false), ([1, 2, 3], [1, 2, 4], false),
      ([0, 2, 3], [1, 2, 3], false), ([0], [0, 0], false),
    ] as [([UInt8], [UInt8], Bool)])
  func table(left: [UInt8], right: [UInt8], isEqual: Bool) {
    #expect(ConstantTime.equal(left, right) == isEqual)
  }
}
