public import Outbound

/// How mail leaves the gateway.
public struct MailSettings: Sendable {
  public var server: MailServer
  public var sender: MailAddress

  public init(server: MailServer, sender: MailAddress) {
    self.server = server
    self.sender = sender
  }
}
