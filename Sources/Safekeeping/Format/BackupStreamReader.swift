internal import Sealing

/// The plaintext of a backup file, from its start to its end. Blocks, on the file and on the derivation of the key: for
/// threads that may.
struct BackupStreamReader {
  private let path: String
  private let source: OpenFile
  private var opener: StreamOpener
  /// Sealed bytes that were read ahead, to know whether a chunk is the last one.
  private var ahead: [UInt8]
  /// Of the chunk in `ahead`.
  private var offset: Int64
  private var pending: ArraySlice<UInt8> = []
  private var isOver = false

  init(path: String, passphrase: String) throws(BackupFileError) {
    self.path = path
    source = try OpenFile(reading: path)
    let magic = BackupFormat.magic
    let start = try source.readFully(magic.count + StreamOpener.headerLength)
    guard start.prefix(magic.count).elementsEqual(magic) else { throw .notABackup(path: path) }
    guard start.count == magic.count + StreamOpener.headerLength else { throw .cutShort }
    offset = Int64(start.count)
    do throws(SealedStream.Failure) {
      opener = try StreamOpener(header: Array(start.dropFirst(magic.count)), passphrase: passphrase, context: magic)
    } catch {
      throw BackupFileError(error, offset: Int64(magic.count), path: path)
    }
    ahead = try source.readFully(SealedStream.sealedChunkLength)
  }

  /// The next bytes, at most so many; fewer only at the end.
  mutating func read(_ count: Int) throws(BackupFileError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      if pending.isEmpty {
        guard try openNext() else { break }
        continue
      }
      let part = pending.prefix(count - bytes.count)
      bytes += part
      pending = pending.dropFirst(part.count)
    }
    return bytes
  }

  /// The rest of the chunk under way, or the next one; empty at the end.
  mutating func readChunk() throws(BackupFileError) -> [UInt8] {
    if pending.isEmpty, try !openNext() { return [] }
    defer { pending = [] }
    return Array(pending)
  }

  /// False at the end.
  private mutating func openNext() throws(BackupFileError) -> Bool {
    guard !isOver else { return false }
    let following = try source.readFully(SealedStream.sealedChunkLength)
    isOver = following.isEmpty
    do throws(SealedStream.Failure) {
      pending = try opener.open(ahead, isLast: isOver)[...]
    } catch {
      throw BackupFileError(error, offset: offset, path: path)
    }
    offset += Int64(ahead.count)
    ahead = following
    return true
  }
}

extension BackupFileError {
  init(_ failure: SealedStream.Failure, offset: Int64, path: String) {
    self =
      switch failure {
      case .malformed: .damaged(offset: offset)
      case .unknownVersion(let version): .newerFormat(version)
      case .wrongPassphrase: .wrongPassphrase
      case .damaged: .damaged(offset: offset)
      case .cutShort: .cutShort
      case .tooLong: .tooLong
      case .library(let error): .library("\(error)")
      }
  }
}
