import Moderation
import Outbound

extension RouteTable {
  static let retention = [
    RouteRow(
      "how long comments are kept", .get, "/v1/tenants/:tenant/retention", .tenant(.viewer), 200,
      contains: [#""comment_days":90"#, #""own":false"#, #""audit_days":400"#, #""least_review_days":30"#]),
    RouteRow(
      "a time of the tenant's own", .put, "/v1/tenants/:tenant/retention", .tenant(.manager),
      body: #"{"comment_days":30}"#, 200,
      contains: [#""comment_days":30"#, #""own":true"#, #""default_comment_days":90"#]),
    RouteRow(
      "the gateway's time again", .put, "/v1/tenants/:tenant/retention", .tenant(.manager),
      body: #"{"comment_days":null}"#, 200, contains: [#""comment_days":90"#, #""own":false"#]),
    RouteRow(
      "too short a time", .put, "/v1/tenants/:tenant/retention", .tenant(.manager), body: #"{"comment_days":6}"#, 422,
      contains: [#""path":"/comment_days""#, "from 7 to 3650"]),
    RouteRow(
      "a user is erased", .post, "/v1/tenants/:tenant/erasures", .tenant(.manager),
      body: #"{"author_id":"u1","username":"@Someone","account":":account"}"#, 202,
      contains: [
        #""state":"running""#, #""account_id":":account""#, #""proof":null"#,
        // printf 'author_id:u1\nusername:someone' | sha256sum
        #""subject_sha256":"0b461a699b4a7f1c1f804750afa8d6c15810f422c080e8f1e18935d30aec0076""#,
      ], lacks: ["omeone"]),
    RouteRow(
      "nobody is erased", .post, "/v1/tenants/:tenant/erasures", .tenant(.manager), body: "{}", 422,
      contains: [#""path":"/author_id""#]),
    RouteRow(
      "a user is erased at an account of nobody's", .post, "/v1/tenants/:tenant/erasures", .tenant(.manager),
      body: #"{"username":"@","account":"acc_0000000000001"}"#, 422, contains: [#""path":"/username""#]),
    RouteRow(
      "a user is erased at an account that is not the tenant's", .post, "/v1/tenants/:tenant/erasures",
      .tenant(.manager), body: #"{"username":"a","account":"acc_0000000000001"}"#, 422,
      contains: [#""path":"/account""#]),
    RouteRow(
      "erasures", .get, "/v1/tenants/:tenant/erasures", .tenant(.manager), 200,
      contains: [#""id":":erasure""#], lacks: ["forgotten"]),
    RouteRow(
      "an erasure", .get, "/v1/tenants/:tenant/erasures/:erasure", .tenant(.manager), 200,
      contains: [#""id":":erasure""#, #""comments":0"#], lacks: ["forgotten"]),
  ]
}
