import Moderation
import Testing

@Suite struct TermListFuzzTests {
  private static let pieces: [[UInt8]] = [
    Array("term".utf8), Array("note".utf8), [0x22], [0x22, 0x22], [0x2C], [0x0A], [0x0D, 0x0A], [0x0D], [0x20], [0x09],
    [0], [0xC3, 0xA9], [0xC3], [0xE2, 0x80], [0xEF, 0xBB, 0xBF], [0xFF], [0x23], [0x5C], [0x27], [0x3D], [0x40],
    Array("word".utf8), Array("ok\n".utf8), Array(repeating: 0x78, count: 201),
  ]

  @Test(
    "Any bytes are read or refused, faults lie within the file, and what was read is fit for a list",
    arguments: TermListFile.Format.allCases)
  func anyBytes(format: TermListFile.Format) {
    var generator = SeededGenerator(seed: 5)
    var (read, refused) = (0, 0)
    for _ in 0..<4000 {
      var bytes: [UInt8] = format == .text || Bool.random(using: &generator) ? [] : Array("term,note\n".utf8)
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        bytes += Self.pieces.randomElement(using: &generator) ?? []
      }
      let lines = bytes.count { $0 == 0x0A } + 1
      do {
        let file = try TermListFile(reading: bytes, as: format)
        read += 1
        #expect(!file.terms.isEmpty)
        #expect(file.terms.allSatisfy { ListTermCheck.complaint(about: $0) == nil })
        #expect(Set(file.terms.map { $0.lowercased() }).count == file.terms.count)
        #expect(file.warnings.allSatisfy { (1...lines).contains($0.line ?? 1) })
      } catch {
        refused += 1
        #expect(!error.faults.isEmpty)
        #expect(error.faults.allSatisfy { (1...lines).contains($0.line ?? 1) }, "\(error) in \(bytes)")
      }
    }
    #expect(read > 100 && refused > 100)
  }

  @Test("A row of commas or quotes without end costs no more than its bytes")
  func wideRow() throws {
    let commas = Array("term\n".utf8) + Array(repeating: UInt8(ascii: ","), count: 2_000_000)
    let faults = #expect(throws: TermListFaults.self) { try TermListFile(reading: commas, as: .csv) }
    #expect(faults?.faults.count == 1)
    let quotes = Array("term\n".utf8) + Array(repeating: UInt8(ascii: "\""), count: 2_000_000)
    #expect(throws: TermListFaults.self) { try TermListFile(reading: quotes, as: .csv) }
  }
}
