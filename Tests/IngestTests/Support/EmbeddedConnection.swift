import Ingest
import NIOCore
import NIOEmbedded

/// A connection without a kernel: each read brings exactly what the test says, and each wish to read is counted.
///
/// Used on one thread, so never across an `await`.
struct EmbeddedConnection {
  private let loop = EmbeddedEventLoop()
  private let channel: EmbeddedChannel
  private let pipeline: ConnectionPipeline
  private let wishes = ReadWishes()
  private let journal: HeldJournal

  init(to server: IngestServer, _ journal: HeldJournal) throws {
    self.journal = journal
    channel = EmbeddedChannel(loop: loop)
    pipeline = server.pipeline(on: loop)
    try channel.pipeline.syncOperations.addHandler(wishes)
    try pipeline.install(on: channel)
    try channel.connect(to: SocketAddress(ipAddress: "192.0.2.1", port: 1)).wait()
  }

  /// How often the pipeline has asked for something to read.
  var reads: Int { wishes.count }
  var isOpen: Bool { channel.isActive }
  /// Batches of deliveries that wait to be stored.
  var unstored: Int { journal.count }

  /// One read, after which the channel reads on, as those of a server do.
  func receive(_ bytes: some Sequence<UInt8>) {
    // What is no HTTP comes as an error too, after its answer.
    _ = try? channel.writeInbound(ByteBuffer(bytes: bytes))
    channel.read()
    loop.run()
  }

  func receiveEnd() {
    channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    loop.run()
  }

  func drain() {
    channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    loop.run()
  }

  func setWritable(_ isWritable: Bool) {
    channel.isWritable = isWritable
    channel.pipeline.fireChannelWritabilityChanged()
  }

  func storeNext() {
    journal.storeNext()
    loop.run()
  }

  /// The answers since the last call.
  func answers() -> [RawResponse] {
    var bytes: [UInt8] = []
    while let buffer = try? channel.readOutbound(as: ByteBuffer.self) { bytes += buffer.readableBytesView }
    var answers: [RawResponse] = []
    while let (answer, length) = RawResponse.parse(bytes, bodyless: false) {
      answers.append(answer)
      bytes.removeFirst(length)
    }
    return answers
  }

  func close() {
    pipeline.stop()
    _ = try? channel.finish()
  }
}

private final class ReadWishes: ChannelOutboundHandler {
  typealias OutboundIn = ByteBuffer

  private(set) var count = 0

  func read(context: ChannelHandlerContext) {
    count += 1
    context.read()
  }
}
