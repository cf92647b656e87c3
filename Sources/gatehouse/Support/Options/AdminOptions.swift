internal import ArgumentParser

/// How a command reaches the admin API, and how it shows the answer.
struct AdminOptions: ParsableArguments {
  @Option(
    name: .customLong("admin-url"),
    help: "Where the admin API is. (default: GATEHOUSE_ADMIN_URL, or http://127.0.0.1:8081)")
  var adminURL: String?

  @Flag(help: "Print the API's answer as JSON.")
  var json = false

  /// The URL's origin: no slash at its end.
  var origin: String {
    var url = adminURL ?? Environment["GATEHOUSE_ADMIN_URL"] ?? ""
    if url.isEmpty { url = "http://127.0.0.1:8081" }
    while url.hasSuffix("/") { url.removeLast() }
    return url
  }

  /// A client with the token of GATEHOUSE_TOKEN, or of the session file if that is for this server.
  func client() throws(CommandFailure) -> AdminClient {
    if let token = Self.variableToken { return AdminClient(origin: origin, token: token, isOfVariable: true) }
    guard let session = try SessionFile.standard().read(), session.adminURL == origin else {
      throw CommandFailure(
        status: .notAllowed, message: "you are not logged in at this server",
        hint: "run gatehouse login NAME, or set GATEHOUSE_TOKEN to a token")
    }
    return AdminClient(origin: origin, token: session.token)
  }

  /// Whether GATEHOUSE_TOKEN takes the place of the session.
  static var hasTokenVariable: Bool { variableToken != nil }

  private static var variableToken: String? {
    guard let token = Environment["GATEHOUSE_TOKEN"], !token.isEmpty else { return nil }
    return token
  }

  /// Prints one thing.
  func show<Value: Record>(_ answer: AdminAnswer, as type: Value.Type) throws(CommandFailure) {
    if json { return Console.writeJSON(answer.printable) }
    let value: Value = try answer.decoded()
    Console.write(FieldList(fields: value.fields).render(colour: Console.outputColour))
  }

  /// Prints a page of a listing; on the standard error, how to get the next.
  func showPage<Value: Record>(_ answer: AdminAnswer, of type: Value.Type) throws(CommandFailure) {
    if json { return Console.writeJSON(answer.printable) }
    let page: RecordPage<Value> = try answer.decoded()
    guard !page.items.isEmpty else { return Console.writeError("none\n") }
    Console.write(
      Table(columns: Value.columns, rows: page.items.map(\.row))
        .render(colour: Console.outputColour, width: Console.outputWidth))
    if let next = page.next { Console.writeError("more: add --cursor \(Cell(next).text)\n") }
  }

  /// Prints what is about to be asked about. Whoever is asked sees it, also where the output is for a program.
  func showBeforeAsking(_ text: (_ colour: Bool) -> String) {
    if json { Console.writeError(text(Console.errorColour)) } else { Console.write(text(Console.outputColour)) }
  }

  /// Says what was done; with `--json`, nothing.
  func confirm(_ sentence: String) {
    if !json { Console.write(Cell(sentence).text + "\n") }
  }
}
