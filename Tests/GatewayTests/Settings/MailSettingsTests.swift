import Alerting
import Testing

@testable import Gateway

/// `smtp.…` belongs together: half of it is a mistake that somebody would hear of too late.
@Suite struct MailSettingsTests {
  private func load(_ environment: [String: String]) throws -> MailSettings? {
    let variables = Dictionary(uniqueKeysWithValues: environment.map { ("GATEHOUSE_SMTP_\($0.key)", $0.value) })
    return try Settings.load(file: nil, environment: variables, cores: 1).mail
  }

  private func faults(_ environment: [String: String]) -> Set<String> {
    let error = #expect(throws: SettingsError.self) { try load(environment) }
    return Set(error?.faults.map(\.key) ?? [])
  }

  @Test("no mail is sent unless it is set up")
  func unset() throws { #expect(try load([:]) == nil) }

  @Test("is read as it is written, and TLS is required unless it is said otherwise")
  func whole() throws {
    let mail = try #require(
      try load([
        "URL": "smtp://mail.example.com:587", "FROM": "alerts@example.com", "USER": "gate", "PASSWORD": "hunter2",
      ]))
    #expect(mail.server.url == "smtp://mail.example.com:587")
    #expect(mail.server.login?.user == "gate" && mail.server.login?.password == "hunter2")
    #expect(mail.server.isEncrypted && !mail.server.isPrivateAllowed)
    #expect(mail.sender.text == "alerts@example.com")
    let plain = try #require(
      try load(["URL": "smtp://10.0.0.1:25", "FROM": "a@example.com", "TLS": "off", "ALLOW_PRIVATE": "true"]))
    #expect(!plain.server.isEncrypted && plain.server.isPrivateAllowed && plain.server.login == nil)
  }

  @Test(
    "what does not belong together is refused, each by its name",
    arguments: [
      (["FROM": "a@example.com"], ["smtp.url"]), (["PASSWORD": "hunter2"], ["smtp.url"]),
      (["URL": "smtp://mail.example.com"], ["smtp.from"]),
      (["URL": "smtp://mail.example.com", "FROM": "alerts"], ["smtp.from"]),
      (["URL": "http://mail.example.com", "FROM": "a@example.com"], ["smtp.url"]),
      (["URL": "smtp://u:p@mail.example.com", "FROM": "a@example.com"], ["smtp.url"]),
      (["URL": "smtp://mail.example.com", "FROM": "a@example.com", "USER": "gate"], ["smtp.password"]),
      (["URL": "smtp://mail.example.com", "FROM": "a@example.com", "PASSWORD": "hunter2"], ["smtp.user"]),
      (
        ["URL": "smtp://mail.example.com", "FROM": "a@example.com", "USER": "g", "PASSWORD": "hunter2", "TLS": "off"],
        ["smtp.tls"]
      ),
      (["URL": "smtp://mail.example.com", "FROM": "a@example.com", "TLS": "maybe"], ["smtp.tls"]),
    ])
  func refused(environment: [String: String], keys: Set<String>) throws {
    #expect(faults(environment) == keys)
    let error = #expect(throws: SettingsError.self) { try load(environment) }
    #expect(error?.description.contains("hunter2") == false)
  }
}
