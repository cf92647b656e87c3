internal import ArgumentParser
internal import Bench

/// Run by `bench` as a process of its own.
struct EchoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "echo", abstract: "Run the bare SwiftNIO echo server.", shouldDisplay: false)

  @Argument var loops: Int

  func run() throws {
    try EchoServer.run(loops: loops) { Console.write("echo server on port \($0)\n") }
  }
}
