import Testing

@testable import Moderation

@Suite struct TextFingerprintTests {
  private static func fingerprint(_ text: String) -> TextFingerprint {
    var text = text
    return text.withUTF8 { TextFingerprint(of: $0) }
  }

  private static func areNear(_ left: String, _ right: String) -> Bool {
    let isNear = fingerprint(left).isNear(fingerprint(right))
    #expect(isNear == fingerprint(right).isNear(fingerprint(left)))
    return isNear
  }

  @Test(
    "What spammers vary makes no other text",
    arguments: [
      ("hello", "HELLO"), ("hello", "hello!!! 123"), ("hello", "h e l l o"), ("hello", "hello @anna"),
      ("hello", "🔥 hello 🔥🔥"),
      ("hello @anna", "hello @bob.c_99!"), ("🔥🔥", "🔥 🔥"), ("123", "1 2 3"), ("", " "), ("привет 5", "ПРИВЕТ!"),
      ("İyi", "i̇yi"),
      ("Earn 500 dollars a day from home, write to me", "earn 999 dollars a day from home!! write to me 🔥"),
      ("Earn 500 dollars a day from home, write to me", "Earn 500 dollars a day from your home, write to me"),
      ("Earn 500 dollars a day from home, write to me", "Earn 500 dollarz a day from home, write to me"),
      ("Earn dollars a day from home, write to me now", "Earn dollars a day from home, write to me now fast"),
      ("Gana dinero desde casa con este método, escríbeme", "hola Gana dinero desde casa con este método, escríbeme"),
      ("免费领取礼品卡，请点击我的主页查看详情", "免费领取礼品卡，请点击我的主页查看详情！！"),
    ])
  func near(left: String, right: String) {
    #expect(Self.areNear(left, right))
  }

  @Test(
    "Other texts are not near",
    arguments: [
      ("hello", "hallo"), ("hello", ""), ("🔥", "❤️"), ("1", "2"), ("hi", "ho"), ("love this song", "love this video"),
      ("a", "1"),
      ("This is my favourite song of the year", "This is my favourite colour in the world"),
      ("Where did you buy that beautiful dress", "Where did you learn that beautiful dance"),
      ("I really love the way you edit your videos", "I really think you should post more videos"),
      ("Gana dinero desde casa con este método, escríbeme", "Me encanta la casa, dónde la compraste, escríbeme"),
      ("Earn 500 dollars a day from home, write to me", "Earn"),
    ])
  func far(left: String, right: String) {
    #expect(!Self.areNear(left, right))
  }

  @Test(
    "A text is near to itself with a letter or two changed, and not to others", arguments: 1...4 as ClosedRange<UInt64>)
  func property(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let words = [
      "money", "dress", "follow", "beautiful", "camera", "monday", "garden", "please", "winner", "coffee", "travel",
      "night", "singer",
      "puppy", "island", "winter", "kitchen", "market", "football", "teacher", "window", "orange", "battery",
      "mountain",
    ]
    func sentence() -> [String] { (0..<12).compactMap { _ in words.randomElement(using: &generator) } }
    var (kept, confused) = (0, 0)
    for _ in 0..<300 {
      let text = sentence()
      var varied = text
      varied[Int.random(in: 0..<12, using: &generator)].removeLast()
      varied.append("\(Int.random(in: 0...999, using: &generator))")
      kept += Self.areNear(text.joined(separator: " "), varied.joined(separator: " ")) ? 1 : 0
      confused += Self.areNear(text.joined(separator: " "), sentence().joined(separator: " ")) ? 1 : 0
    }
    #expect(kept >= 295 && confused <= 3, "\(kept) kept, \(confused) confused")
  }

  @Test("Whatever a text holds, it has a fingerprint, and is near to itself", arguments: 1...4 as ClosedRange<UInt64>)
  func hostile(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...80, using: &generator) {
        if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x1_2000, using: &generator)) { text.append(scalar) }
      }
      #expect(Self.areNear(String(text), String(text)))
    }
  }
}
