/// A long piece of work that a worker goes on with until it is done.
public protocol QueuedJob: Identified, Sendable {
  var id: Identifier<Self> { get }
}
