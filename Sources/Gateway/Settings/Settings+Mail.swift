internal import Alerting
internal import Outbound

extension Settings {
  /// `smtp.…`: how mail leaves the gateway; nil where it does not.
  static func mail(_ reader: inout SettingsReader) -> MailSettings? {
    let url = reader.text("smtp.url")
    let sender = reader.value("smtp.from", expecting: "a mail address such as alerts@example.com", MailAddress.init)
    let user = reader.text("smtp.user")
    let password = reader.value("smtp.password", expecting: SettingsReader.anyText, isSecret: true) {
      $0.isEmpty ? nil : $0
    }
    let isEncrypted = reader.value("smtp.tls", default: true, written: "required", expecting: "required or off") {
      ["required": true, "off": false][$0]
    }
    let isPrivateAllowed = reader.flag("smtp.allow.private", default: false)
    guard let url else {
      // Somebody would believe that mail is sent.
      if sender != nil || user != nil || password != nil {
        reader.fault("smtp.url", "is missing, though smtp.from, smtp.user or smtp.password is set")
      }
      return nil
    }
    if (user == nil) != (password == nil) {
      reader.fault(user == nil ? "smtp.user" : "smtp.password", "is missing, though its counterpart is set")
    }
    let login = user.flatMap { user in password.map { MailServer.Login(user: user, password: $0) } }
    guard
      let server = MailServer(
        url: url, login: login, isEncrypted: isEncrypted, isPrivateAllowed: isPrivateAllowed)
    else {
      reader.fault("smtp.url", "is not a URL such as smtp://mail.example.com:587 or smtps://mail.example.com")
      return nil
    }
    if login != nil, !server.isEncrypted {
      reader.fault("smtp.tls", "is off, so that smtp.password would travel for all to read; set it to required")
    }
    if sender == nil, !reader.faults.contains(where: { $0.key == "smtp.from" }) {
      reader.fault("smtp.from", "is missing, though smtp.url is set")
    }
    return sender.map { MailSettings(server: server, sender: $0) }
  }
}
