import Sealing
import Testing

@Suite struct HexTests {
  @Test(
    "bytes become two lower-case digits each and come back",
    arguments: [
      ([], ""), ([0], "00"), ([255], "ff"), ([0x0a, 0xb0], "0ab0"), ([0x00, 0x01, 0x7f, 0x80, 0xfe], "00017f80fe"),
    ] as [([UInt8], String)])
  func roundTrip(bytes: [UInt8], text: String) {
    #expect(Hex.encode(bytes) == text)
    #expect(Hex.decode(text.utf8) == bytes)
  }

  @Test("every byte value survives in either case")
  func everyByte() {
    let all = (0...255).map(UInt8.init)
    #expect(Hex.decode(Hex.encode(all).utf8) == all)
    #expect(Hex.decode(Hex.encode(all).uppercased().utf8) == all)
  }

  @Test(
    "anything but an even number of digits is refused",
    arguments: ["0", "abc", "0g", "g0", "/0", ":0", "@0", "G0", "`0", " 00", "0x00", "00\n", "é0", "00 00"])
  func refused(text: String) {
    #expect(Hex.decode(text.utf8) == nil)
  }
}
