import Sealing
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@Suite struct KeyFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("a key that was written is read again, from a file for its owner alone")
  func roundTrip() throws {
    let (path, key) = (folder.file("key"), try SealingKey.generate())
    try KeyFile.create(at: path, key: key)
    #expect(TemporaryFolder.mode(of: path) == 0o600)
    #expect(try KeyFile.read(at: path).hex == key.hex)
  }

  @Test("the mode is 0600 under any umask")
  func anyUmask() async {
    // In a process of its own, since the umask belongs to the whole process.
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      for (index, mask) in ([0, 0o022, 0o077, 0o177, 0o377, 0o777] as [mode_t]).enumerated() {
        umask(mask)
        let path = folder.file("key\(index)")
        try KeyFile.create(at: path, key: .generate())
        #expect(TemporaryFolder.mode(of: path) == 0o600)
      }
    }
  }

  @Test("a key file is never overwritten")
  func neverOverwrites() throws {
    let (path, key) = (folder.file("key"), try SealingKey.generate())
    try KeyFile.create(at: path, key: key)
    #expect(throws: KeyFile.Failure.alreadyExists(path: path)) { try KeyFile.create(at: path, key: .generate()) }
    #expect(try KeyFile.read(at: path).hex == key.hex)
  }

  @Test("a symbolic link is never written through, not even one that leads nowhere")
  func linkInTheWay() throws {
    let (path, target) = (folder.file("key"), folder.file("elsewhere"))
    #expect(symlink(target, path) == 0)
    #expect(throws: KeyFile.Failure.alreadyExists(path: path)) { try KeyFile.create(at: path, key: .generate()) }
    #expect(TemporaryFolder.mode(of: target) == nil)
  }

  @Test("a folder that is missing leaves an error that names the file")
  func missingFolder() throws {
    let path = folder.file("none/key")
    #expect(throws: KeyFile.Failure.system(path: path, reason: "No such file or directory")) {
      try KeyFile.create(at: path, key: .generate())
    }
  }

  @Test(
    "a file that group or others may use in any way is refused with its mode",
    arguments: [0o604, 0o640, 0o644, 0o620, 0o602, 0o610, 0o601, 0o666, 0o777, 0o440] as [mode_t])
  func openToOthers(mode: mode_t) throws {
    let path = try folder.write(String(repeating: "0f", count: 32), to: "key", mode: mode)
    let error = #expect(
      throws: KeyFile.Failure.readableByOthers(path: path, mode: "0" + String(mode, radix: 8))
    ) { try KeyFile.read(at: path) }
    #expect(error?.description.contains("chmod 600 \(path)") == true)
  }

  @Test("the owner's own bits are the owner's choice", arguments: [0o600, 0o700, 0o400] as [mode_t])
  func ownerBits(mode: mode_t) throws {
    let path = try folder.write(String(repeating: "0f", count: 32) + "\n", to: "key", mode: mode)
    #expect(try KeyFile.read(at: path).hex == String(repeating: "0f", count: 32))
  }

  @Test("a missing file says how to make one")
  func missing() throws {
    let path = folder.file("key")
    let error = #expect(throws: KeyFile.Failure.missing(path: path)) { try KeyFile.read(at: path) }
    #expect(error?.description.contains("gatehouse init") == true)
  }

  @Test(
    "anything but 64 digits is malformed, and the error does not repeat it",
    arguments: [
      "", "\n", "0f", String(repeating: "0f", count: 31), String(repeating: "0f", count: 33),
      String(repeating: "zz", count: 32), "\u{feff}" + String(repeating: "0f", count: 32),
      String(repeating: "0f", count: 32) + String(repeating: " ", count: 300) + "more",
      String(repeating: "0f", count: 5000), "\0" + String(repeating: "0f", count: 32),
    ])
  func malformed(text: String) throws {
    let path = try folder.write(text, to: "key")
    let error = #expect(throws: KeyFile.Failure.malformed(path: path)) { try KeyFile.read(at: path) }
    #expect(error?.description.contains("0f0f") == false)
  }

  @Test("a symbolic link is followed, and the mode of the file behind it counts")
  func linkToKey() throws {
    let target = try folder.write(String(repeating: "0f", count: 32), to: "target")
    let path = folder.file("key")
    #expect(symlink(target, path) == 0)
    #expect(try KeyFile.read(at: path).hex == String(repeating: "0f", count: 32))
    #expect(chmod(target, 0o644) == 0)
    #expect(throws: KeyFile.Failure.readableByOthers(path: path, mode: "0644")) { try KeyFile.read(at: path) }
  }

  @Test("a link that leads nowhere is a missing file")
  func danglingLink() throws {
    let path = folder.file("key")
    #expect(symlink(folder.file("gone"), path) == 0)
    #expect(throws: KeyFile.Failure.missing(path: path)) { try KeyFile.read(at: path) }
  }

  @Test("a folder or a named pipe is refused at once instead of being waited for")
  func notAFile() throws {
    let (pipe, other) = (folder.file("pipe"), folder.file("folder"))
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(mkdir(other, 0o700) == 0)
    for path in [pipe, other] {
      #expect(throws: KeyFile.Failure.system(path: path, reason: "not a regular file")) { try KeyFile.read(at: path) }
    }
  }
}
