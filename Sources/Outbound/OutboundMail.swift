/// One mail to one mailbox.
public struct OutboundMail: Sendable {
  public var server: MailServer
  public var sender: MailAddress
  public var recipient: MailAddress
  /// Headers and body, with CRLF line ends; dots at the beginning of lines need no care.
  public var message: [UInt8]
  /// From the call to the server's last reply.
  public var deadline: Duration

  public init(
    server: MailServer, sender: MailAddress, recipient: MailAddress, message: [UInt8],
    deadline: Duration = .seconds(30)
  ) {
    self.server = server
    self.sender = sender
    self.recipient = recipient
    self.message = message
    self.deadline = deadline
  }
}
