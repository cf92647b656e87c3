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

      To drive it:

      """
    for route in ControlAPI.routes {
      let call = "\(route.method) \(route.path)"
      text += "  \(call)\(String(repeating: " ", count: max(1, 42 - call.count)))\(route.summary)\n"
    }
    return text
  }()
}
