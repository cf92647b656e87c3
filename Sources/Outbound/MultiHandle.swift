internal import CCurl

/// libcurl's multi handle.
///
/// Unchecked: the pointer never changes, and libcurl allows `curl_multi_wakeup` from any thread; every other method is
/// called on the driver's thread alone.
final class MultiHandle: @unchecked Sendable {
  private let pointer: OpaquePointer

  init(connectionsPerHost: Int) {
    guard let pointer = curl_multi_init() else { preconditionFailure("libcurl has no memory for a multi handle") }
    self.pointer = OpaquePointer(pointer)
    // Idle connections kept for reuse: as many again, for all other hosts.
    let kept = connectionsPerHost * 2
    _ = gh_curl_multi_set_long(UnsafeMutableRawPointer(pointer), CURLMOPT_MAXCONNECTS, kept)
    _ = gh_curl_multi_set_long(UnsafeMutableRawPointer(pointer), CURLMOPT_MAX_HOST_CONNECTIONS, connectionsPerHost)
  }

  private var raw: UnsafeMutableRawPointer { UnsafeMutableRawPointer(pointer) }

  /// False when libcurl refuses the handle, which then will never be reported as finished.
  func add(_ easy: UnsafeMutableRawPointer) -> Bool { curl_multi_add_handle(raw, easy) == CURLM_OK }
  func remove(_ easy: UnsafeMutableRawPointer) { curl_multi_remove_handle(raw, easy) }
  func wake() { curl_multi_wakeup(raw) }
  func close() { curl_multi_cleanup(raw) }

  func perform() {
    var running: Int32 = 0
    curl_multi_perform(raw, &running)
  }

  /// Until a socket is ready, a timer of libcurl's is due, `wake` is called or the time is over.
  func wait(milliseconds: Int32) { curl_multi_poll(raw, nil, 0, milliseconds, nil) }

  func nextFinished() -> (handle: UnsafeMutableRawPointer, code: CURLcode)? {
    var left: Int32 = 0
    while let message = curl_multi_info_read(raw, &left) {
      if message.pointee.msg == CURLMSG_DONE {
        return (message.pointee.easy_handle, message.pointee.data.result)
      }
    }
    return nil
  }
}
