import Moderation
import Testing

@Suite("Whom an erasure is about") struct ErasureSubjectTests {
  @Test("is told by the id exactly, and by the name with or without @ and whatever its case")
  func author() throws {
    let both = try #require(ErasureSubject(authorID: "Ab+/=", username: "@Some.One"))
    #expect(both.isAuthor(id: "Ab+/=", username: nil) && both.isAuthor(id: "x", username: "@some.one"))
    #expect(both.isAuthor(id: nil, username: "SOME.ONE"))
    #expect(!both.isAuthor(id: "ab+/=", username: "@someone") && !both.isAuthor(id: nil, username: nil))
    #expect(!both.isAuthor(id: "@Some.One", username: "Ab+/="))
    #expect(ErasureSubject(authorID: nil, username: nil) == nil)
    #expect(ErasureSubject(authorID: nil, username: "@") == nil && ErasureSubject(authorID: "", username: nil) == nil)
  }

  @Test("has a text that names both, in one order")
  func text() {
    #expect(ErasureSubject(authorID: "u1", username: "@A")?.text == "author_id:u1\nusername:a")
    #expect(ErasureSubject(authorID: nil, username: "A")?.text == "username:a")
    #expect(ErasureSubject(authorID: "u1", username: nil)?.text == "author_id:u1")
  }

  @Test(
    "is found in a delivery however it is written",
    arguments: [
      #"{"user_id":"Ab+/="}"#, #"{"user_id":"Ab+\/="}"#, #"{"user_id":"\u0041b+/="}"#, #"{"username":"@some.one"}"#,
      #"{"username":"SOME.ONE","#, #"{"content":"{\"unique_identifier\":\"Ab+\/=\"}"}"#, #"nonsense "Ab+/=" end"#,
    ])
  func named(_ body: String) throws {
    let subject = try #require(ErasureSubject(authorID: "Ab+/=", username: "some.one"))
    #expect(subject.isNamed(in: Array(body.utf8)))
  }

  @Test(
    "is not found where only a part of a text is the same",
    arguments: [#"{"user_id":"Ab+/=x"}"#, #"{"username":"some.one.else"}"#, "", "\"", "\\", #"{"a":"\"#, "Ab+/="])
  func others(_ body: String) throws {
    let subject = try #require(ErasureSubject(authorID: "Ab+/=", username: "some.one"))
    #expect(!subject.isNamed(in: Array(body.utf8)))
  }
}
