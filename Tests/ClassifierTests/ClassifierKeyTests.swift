import Classifier
import Testing

@Suite struct ClassifierKeyTests {
  @Test("a key that no header can carry is none", arguments: ["", "a b", "a\nb", "ключ", "a\u{7F}"])
  func unusable(text: String) { #expect(ClassifierKey(text) == nil) }

  @Test("a key does not show where it is printed, alone or within settings")
  func printed() throws {
    let key = try #require(ClassifierKey("sk-secret"))
    let settings = ClassifierSettings(url: "https://api.example", key: key)
    var dumped = ""
    dump(settings, to: &dumped)
    for shown in ["\(key)", String(reflecting: key), "\(settings)", dumped] { #expect(!shown.contains("sk-secret")) }
  }
}
