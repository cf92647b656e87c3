import Moderation
import Testing

@Suite struct BrandColourTests {
  @Test("A colour is # and six hexadecimal digits, and nothing else")
  func reading() {
    #expect(BrandColour("#1F5f5b")?.description == "#1f5f5b")
    for text in ["1f5f5b", "#1f5f5", "#1f5f5b0", "#+f5f5b", "#gggggg", "", "#１２３４５６"] {
      #expect(BrandColour(text) == nil, "\(text)")
    }
  }

  @Test("Contrast is WCAG's")
  func contrast() {
    #expect((BrandColour.white.contrast(with: .black) - 21).magnitude < 0.001)
    #expect((BrandColour("#777777")!.contrast(with: .white) - 4.478).magnitude < 0.001)
  }

  @Test("Text on any colour, and any colour made readable on paper and at night, has a contrast of 4.5")
  func readable() {
    let night = BrandColour(red: 0x15, green: 0x17, blue: 0x1b)
    for red in stride(from: 0, through: 255, by: 51) {
      for green in stride(from: 0, through: 255, by: 51) {
        for blue in stride(from: 0, through: 255, by: 51) {
          let colour = BrandColour(red: UInt8(red), green: UInt8(green), blue: UInt8(blue))
          #expect(colour.contrast(with: colour.textColour) >= 4.5)
          for background in [BrandColour.white, night] {
            #expect(colour.readable(on: background).contrast(with: background) >= 4.5)
          }
        }
      }
    }
  }
}
