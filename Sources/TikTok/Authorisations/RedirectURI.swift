internal import Moderation

/// Where TikTok sends creators back to. It must be entered at TikTok as one of the app's, to the letter.
struct RedirectURI: Equatable, Sendable {
  static let path = "/oauth/tiktok/"

  let text: String

  /// TikTok takes https only, and no port. `isStrict` is false where the gateway may talk to a stand-in on this machine.
  init(publicURL: String?, isStrict: Bool) throws(AuthorisationError) {
    let origin: String
    do {
      origin = try PublicURL(publicURL).origin
    } catch WebhookError.notConfigured(let message) {
      throw .notConfigured(message: message)
    } catch {
      throw .notConfigured(message: "the public URL cannot be used")
    }
    if isStrict {
      guard origin.hasPrefix("https://") else {
        throw .notConfigured(
          message: "TikTok sends creators back to https only; set public.url to the gateway's https address")
      }
      guard URLSplit(origin)?.port == nil else {
        throw .notConfigured(
          message: "TikTok sends creators back to no address with a port; set public.url to one without")
      }
    }
    text = origin + Self.path
  }
}
