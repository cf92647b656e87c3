internal import FoundationEssentials
internal import Moderation
internal import NIOHTTP1
internal import Sealing

/// What a creator sees on coming back from TikTok: one page, complete in itself, that loads and runs nothing.
enum CallbackPage {
  private enum Mood: String {
    case good
    case caution
    case bad

    /// The path of the sign, in a square of 24.
    var sign: String {
      switch self {
      case .good: "M6 12.5l4 4 8-9"
      case .caution: "M12 6v7.5M12 17.5v.01"
      case .bad: "M7.5 7.5l9 9M16.5 7.5l-9 9"
      }
    }
  }

  static func answer(for outcome: CallbackOutcome) -> Answer {
    switch outcome {
    case .connected(let name, missingScopes: []):
      page(
        .ok, .good, "Your account is connected",
        "<bdi>\(escaped(name))</bdi> is connected. There is nothing more to do; you can close this page.")
    case .connected(let name, let missing):
      page(
        .ok, .caution, "Connected, but not all was allowed",
        """
        <bdi>\(escaped(name))</bdi> is connected, but without \(list(missing)). Comments cannot be moderated without \
        that. Ask for a new link, and leave everything that TikTok shows switched on.
        """)
    case .denied:
      page(
        .ok, .caution, "Nothing was connected",
        "You did not allow access, so nothing has changed. If that was a mistake, ask for a new link.")
    case .spent:
      page(
        .gone, .bad, "This link is no longer good",
        "It was used already, was taken back, or is more than an hour old. Ask for a new link.")
    case .wrongAccount:
      page(
        .conflict, .bad, "That is another account",
        """
        The link was made for another TikTok account than the one you are logged in with. Ask for a new link, log in \
        with the other account at TikTok, and open the link then.
        """)
    case .accountTaken:
      page(
        .conflict, .bad, "This account is already looked after",
        """
        Its comments are moderated here for somebody else, and an account can be looked after once only. Tell those \
        who sent you the link.
        """)
    case .refused:
      page(
        .badRequest, .bad, "TikTok did not agree",
        "The account could not be connected. Ask for a new link; if it happens again, tell those who sent it.")
    case .tryAgain:
      page(
        .serviceUnavailable, .caution, "Please try once more",
        "TikTok did not answer in time. Open the link that you were sent again in a minute; it is still good.",
        headers: [("Retry-After", "60")])
    case .malformed:
      page(
        .badRequest, .bad, "Something is missing here",
        "TikTok sends you to this page with an answer, and there is none. Open the link that you were sent again.")
    }
  }

  static let tooMany = page(
    .tooManyRequests, .caution, "One moment, please",
    "There were too many requests. Open the link that you were sent again in a minute; it is still good.",
    headers: [("Retry-After", "60")])
  static let tooLong = page(
    .uriTooLong, .bad, "Something is wrong here",
    "This is not an address that TikTok sends anybody to. Open the link that you were sent again.")
  /// For who asks without wanting the page.
  static let blank = Answer(status: .ok, html: "", headers: headers)

  private static func page(
    _ status: HTTPResponseStatus, _ mood: Mood, _ title: String, _ text: String, headers extra: [(String, String)] = []
  ) -> Answer {
    let html = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title)</title>
      <style>\(style)</style>
      </head>
      <body>
      <main class="\(mood.rawValue)">
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="\(mood.sign)"/></svg>
      <h1>\(title)</h1>
      <p>\(text)</p>
      </main>
      </body>
      </html>

      """
    return Answer(status: status, html: html, headers: headers + extra)
  }

  /// The address of the page holds a code and a secret: nobody is to be told it, and nothing is to keep it.
  private static let headers = [
    ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"), ("X-Content-Type-Options", "nosniff"),
    (
      "Content-Security-Policy",
      "default-src 'none'; style-src 'sha256-\(styleHash)'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
  ]

  private static let styleHash = Data(SHA256.digest(style.utf8)).base64EncodedString()

  private static let style = """
    :root{color-scheme:light dark;--back:#f4f5f7;--card:#fff;--text:#1c2128;--soft:#57606a;--line:#d8dee4;\
    --good:#1a7f37;--caution:#9a6700;--bad:#cf222e}
    @media(prefers-color-scheme:dark){:root{--back:#0d1117;--card:#161b22;--text:#e6edf3;--soft:#9aa4af;--line:#30363d;\
    --good:#3fb950;--caution:#d29922;--bad:#f85149}}
    *{box-sizing:border-box}
    body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:var(--back);\
    color:var(--text);font:17px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
    main{max-width:30rem;width:100%;padding:40px 32px;text-align:center;background:var(--card);\
    border:1px solid var(--line);border-radius:14px;overflow-wrap:anywhere}
    svg{width:56px;height:56px;padding:12px;border-radius:50%;border:2px solid;fill:none;stroke:currentColor;\
    stroke-width:2.4;stroke-linecap:round;stroke-linejoin:round}
    .good svg{color:var(--good)}
    .caution svg{color:var(--caution)}
    .bad svg{color:var(--bad)}
    h1{margin:20px 0 10px;font-size:1.45rem;line-height:1.25;font-weight:650;text-wrap:balance}
    p{margin:0;color:var(--soft);text-wrap:pretty}
    bdi,b{color:var(--text);font-weight:600}
    """

  /// Scopes in a creator's words.
  private static func list(_ scopes: [String]) -> String {
    scopes.map { scope in
      switch scope {
      case "comment.list": "<b>reading comments</b>"
      case "comment.list.manage": "<b>hiding and answering comments</b>"
      default: "<b>\(escaped(scope))</b>"
      }
    }.joined(separator: " and ")
  }

  static func escaped(_ text: String) -> String {
    // By scalars: together with a combining mark a sign is another character, and still the same to a browser.
    text.unicodeScalars.reduce(into: "") { output, scalar in
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "'": output += "&#39;"
      default: output.unicodeScalars.append(scalar)
      }
    }
  }
}
