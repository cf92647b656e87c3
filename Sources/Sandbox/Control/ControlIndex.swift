/// What `GET /` shows to somebody who has just started a sandbox.
enum ControlIndex {
  static let text: String = {
    var text = """
      This is a sandbox TikTok. It holds everything in memory and forgets it when it ends.

      open dialect      /v2/webhook/{register,list,delete}/  /v2/video/comment/delete/  /v2/oauth/token/
      business dialect  \(BusinessAPI.prefix)/business/webhook/{update,list,delete}/
                        \(BusinessAPI.prefix)/business/comment/{list,reply/list,hide,delete,create,reply/create}/
                        \(BusinessAPI.prefix)/tt_user/oauth2/{token,refresh_token,revoke}/
                        \(BusinessAPI.prefix)/tt_user/token_info/get/
      consent page      \(ConsentPage.path)?client_key=&response_type=code&redirect_uri=&state=&scope=
      a classifier      \(ModerationsAPI.path)

      To drive it:

      """
    for route in ControlAPI.routes {
      text += "  " + padded(route.method, to: 7) + padded(route.path, to: 34) + route.summary + "\n"
    }
    return text
  }()

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
