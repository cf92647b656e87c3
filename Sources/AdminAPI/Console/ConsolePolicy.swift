internal import HTTPTypes

/// What the console's page may do in a browser: run its own modules, talk to this listener, and nothing else. A comment
/// that is shown there is written by strangers, so whatever it manages to smuggle in must find nothing to work with.
enum ConsolePolicy {
  static let headers: HTTPFields = [
    .contentSecurityPolicy: content.joined(separator: "; "),
    // No window that opened the page, or was opened by it, can reach into it.
    .openerPolicy: "same-origin",
    .permissionsPolicy: unneeded.map { "\($0)=()" }.joined(separator: ", "),
  ]

  private static let content = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
    // The preview of a client report, which has a policy of its own.
    "frame-src 'self'",
    "form-action 'self'", "base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'",
    // Text becomes markup nowhere: innerHTML and its like throw.
    "require-trusted-types-for 'script'", "trusted-types 'none'",
  ]

  /// What browsers offer pages and this one has no use for. Copying to the clipboard and printing are not among it.
  private static let unneeded = [
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation",
    "gyroscope", "hid", "idle-detection", "magnetometer", "microphone", "midi", "payment", "picture-in-picture",
    "publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
  ]
}

extension HTTPField.Name {
  // The names are ones, so the force is safe.
  fileprivate static let openerPolicy = Self("Cross-Origin-Opener-Policy")!
  fileprivate static let permissionsPolicy = Self("Permissions-Policy")!
}
