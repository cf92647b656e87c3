public import Sealing

/// Where the deliveries of one account go, and how they are signed.
public struct LoadRecipient: Sendable {
  enum Dialect {
    case open
    case business(openID: String)
  }

  let path: String
  let key: HMACKey
  let dialect: Dialect

  public static func open(path: String, key: HMACKey) -> LoadRecipient {
    LoadRecipient(path: path, key: key, dialect: .open)
  }

  /// `key` is the app's; the account is `openID` at TikTok.
  public static func business(path: String, key: HMACKey, openID: String) -> LoadRecipient {
    LoadRecipient(path: path, key: key, dialect: .business(openID: openID))
  }

  /// The whole request for one comment.
  func request(commentID: UInt64, author: Int, text: String, seconds: Int64) -> String {
    let body: String
    let signature: String
    switch dialect {
    case .open:
      body = CommentBody.open(commentID: commentID, author: author, text: text, seconds: seconds)
      signature = "X-TikTok-Signature: \(Hex.encode(key.tag(of: body.utf8)))"
    case .business(let openID):
      body = CommentBody.business(
        openID: openID, commentID: commentID, author: author, text: text, seconds: seconds)
      signature = "Tiktok-Signature: t=\(seconds),s=\(Hex.encode(key.tag(of: "\(seconds).\(body)".utf8)))"
    }
    return "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
      + "\(signature)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }
}
