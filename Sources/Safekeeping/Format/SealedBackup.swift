internal import FoundationEssentials
internal import Moderation
internal import Sealing
internal import Synchronization

/// A copy of the database that is sealed while it is read. The copy has no name any more: it goes with the last
/// reference, however the process ends.
final class SealedBackup: Sendable {
  private struct State {
    var sealer: StreamSealer
    /// Plaintext that comes before the rest of the copy.
    var pending: [UInt8]
    var remaining: Int64
    var isHeaderSent = false
    var isOver = false
  }

  let fileName: String
  let byteCount: Int64
  let manifest: BackupManifest
  private let copy: OpenFile
  private let state: Mutex<State>

  /// `copy` must be of `manifest.databaseBytes` bytes, and stand at its start.
  init(
    _ copy: OpenFile, manifest: BackupManifest, keys: [SealingKey], passphrase: String, fileName: String
  ) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = Array(try encoder.encode(SealedManifest(manifest, keys: keys)))
    guard json.count <= BackupFormat.longestManifest else {
      throw BackupError.file(reason: "the manifest has \(json.count) bytes, more than a backup can hold")
    }
    self.copy = copy
    self.manifest = manifest
    self.fileName = fileName
    byteCount = BackupFormat.fileLength(manifest: json.count, database: manifest.databaseBytes)
    state = Mutex(
      State(
        sealer: try StreamSealer(passphrase: passphrase, context: BackupFormat.magic),
        pending: BackupFormat.lengthPrefix(json.count) + json, remaining: manifest.databaseBytes))
  }

  /// The next piece, at most a mebibyte; nil after the last one. Blocks for as long as it takes to read that much.
  func nextPiece() throws -> [UInt8]? {
    try state.withLock { state in
      guard !state.isOver else { return nil }
      guard state.isHeaderSent else {
        state.isHeaderSent = true
        return BackupFormat.magic + state.sealer.header
      }
      let chunk = try nextChunk(&state)
      state.isOver = state.remaining == 0 && state.pending.isEmpty
      return try state.sealer.seal(chunk, isLast: state.isOver)
    }
  }

  /// Writes all of it to a new file, which has its name only once it is whole and durable. Blocks.
  func write(to path: String) throws {
    let partial = path + Self.partialSuffix
    let file = try NewFile(path: partial)
    while let piece = try nextPiece() { try file.write(piece) }
    try file.finish()
    do throws(BackupFileError) {
      try FileSystem.place(partial, at: path)
    } catch {
      FileSystem.remove(partial)
      throw error
    }
  }

  static let partialSuffix = ".partial"

  private func nextChunk(_ state: inout State) throws -> [UInt8] {
    let length = SealedStream.chunkLength
    while state.pending.count < length, state.remaining > 0 {
      let wanted = Int(min(Int64(length - state.pending.count), state.remaining))
      let bytes = try copy.read(upTo: wanted)
      guard !bytes.isEmpty else { throw BackupError.file(reason: "the copy of the database ended early") }
      state.pending += bytes
      state.remaining -= Int64(bytes.count)
    }
    let chunk = Array(state.pending.prefix(length))
    state.pending.removeFirst(chunk.count)
    return chunk
  }
}
