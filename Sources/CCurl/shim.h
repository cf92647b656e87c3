// libcurl, with its variadic setters given one plain function for each type of argument, since Swift cannot call
// variadic C functions.
#pragma once
#include <curl/curl.h>

static inline CURLcode gh_curl_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}
static inline CURLcode gh_curl_set_string(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}
static inline CURLcode gh_curl_set_pointer(CURL *easy, CURLoption option, void *value) {
  return curl_easy_setopt(easy, option, value);
}
static inline CURLcode gh_curl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(easy, option, value);
}
static inline CURLcode gh_curl_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(easy, option, value);
}
static inline CURLcode gh_curl_set_write(CURL *easy, CURLoption option, size_t (*value)(char *, size_t, size_t, void *)) {
  return curl_easy_setopt(easy, option, value);
}
static inline CURLcode gh_curl_set_sockopt(
    CURL *easy, CURLoption option, int (*value)(void *, curl_socket_t, curlsocktype)) {
  return curl_easy_setopt(easy, option, value);
}
static inline CURLcode gh_curl_set_opensocket(
    CURL *easy, CURLoption option, curl_socket_t (*value)(void *, curlsocktype, struct curl_sockaddr *)) {
  return curl_easy_setopt(easy, option, value);
}
static inline CURLcode gh_curl_get_long(CURL *easy, CURLINFO info, long *value) {
  return curl_easy_getinfo(easy, info, value);
}
static inline CURLcode gh_curl_get_pointer(CURL *easy, CURLINFO info, void *value) {
  return curl_easy_getinfo(easy, info, (char **)value);
}
// The certificates that the peer showed, the one of the peer itself first; owned by the handle.
static inline CURLcode gh_curl_get_certificates(CURL *easy, struct curl_certinfo **value) {
  return curl_easy_getinfo(easy, CURLINFO_CERTINFO, value);
}
static inline CURLMcode gh_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}
