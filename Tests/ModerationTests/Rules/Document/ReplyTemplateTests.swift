import Moderation
import Testing

@Suite struct ReplyTemplateTests {
  @Test(
    "Placeholders are filled, and leave no gap where there is nothing to fill in",
    arguments: [
      ("Hi {username}!", "@ann", nil, "Hi @ann!"), ("Hi {username}!", "ann", nil, "Hi @ann!"),
      ("Hi {username}!", nil, nil, "Hi!"), ("{username}, hi", nil, nil, ", hi"), ("Hi {username}!", "", nil, "Hi!"),
      ("{label}: {username}", "@a", "spam", "spam: @a"), ("a } b", nil, nil, "a } b"), ("", nil, nil, ""),
      ("Hi {username}!", "averylongnamethatnobodyhasatallreally", nil, "Hi!"),
    ] as [(String, String?, String?, String)])
  func filling(variant: String, username: String?, label: String?, expected: String) throws {
    #expect(try ReplyTemplate(variant).text(username: username, label: label) == expected)
  }

  @Test(
    "A brace that opens no placeholder is refused",
    arguments: ["{", "{}", "{user}", "{ username}", "{Username}", "a {"])
  func unknown(variant: String) {
    #expect(throws: ReplyTemplate.SyntaxError.self) { try ReplyTemplate(variant) }
  }

  @Test("No user name makes a reply longer than was reckoned with")
  func longest() throws {
    let template = try ReplyTemplate("👍 {username} {label}")
    let name = String(repeating: "a", count: ReplyTemplate.usernameCharacters - 1)
    #expect(template.longest(label: "spam") == template.text(username: name, label: "spam").utf16.count)
  }
}
