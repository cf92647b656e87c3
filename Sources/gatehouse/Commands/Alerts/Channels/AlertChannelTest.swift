internal import ArgumentParser

struct AlertChannelTest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Send a test alert to a channel and say what came of it.")

  @OptionGroup var channel: AlertChannelArgument
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await channel.path(with: client))/test"
    let answer = try await client.post(path, JSONBody())
    let record: AlertTestRecord = try answer.decoded()
    if admin.json { Console.writeJSON(answer.printable) }
    guard record.delivered else {
      throw CommandFailure(
        status: .failed, message: "the test alert was not told: \(record.error ?? "nobody knows why")",
        hint: "gatehouse alert channel update changes where the channel leads")
    }
    admin.confirm("the test alert was told")
  }
}
