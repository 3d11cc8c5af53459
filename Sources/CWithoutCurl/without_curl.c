#include "without_curl.h"

/* GianHang never asks anything of the net. FlyingFox, the preview's server, brings a proxy that would; nobody uses it, but
   with it come FoundationNetworking and libcurl, and with that thirty more libraries: loading them took 6 of the 11 ms in
   which the program starts, and a machine that only runs it had to have them. So libcurl's functions are answered here:
   each says that there is nothing (a null pointer, or 0). The Makefile tells the linker to leave out a library of which
   nothing is needed. A function that a later Foundation calls and that is missing here only brings libcurl back;
   Tests/site/test_program.py points at it.

   Hidden, so that a libcurl that comes after all, behind libvips, goes on using its own. Elsewhere than on Linux Foundation
   has a net of its own. */
#if defined(__linux__)
#define STAND_INS(F)                                                                                                   \
  F(curl_easy_cleanup)                                                                                                 \
  F(curl_easy_getinfo)                                                                                                 \
  F(curl_easy_init)                                                                                                    \
  F(curl_easy_pause)                                                                                                   \
  F(curl_easy_setopt)                                                                                                  \
  F(curl_easy_strerror)                                                                                                \
  F(curl_free)                                                                                                         \
  F(curl_global_init)                                                                                                  \
  F(curl_multi_add_handle)                                                                                             \
  F(curl_multi_assign)                                                                                                 \
  F(curl_multi_cleanup)                                                                                                \
  F(curl_multi_info_read)                                                                                              \
  F(curl_multi_init)                                                                                                   \
  F(curl_multi_remove_handle)                                                                                          \
  F(curl_multi_setopt)                                                                                                 \
  F(curl_multi_socket_action)                                                                                          \
  F(curl_slist_append)                                                                                                 \
  F(curl_slist_free_all)                                                                                               \
  F(curl_url)                                                                                                          \
  F(curl_url_get)                                                                                                      \
  F(curl_url_set)                                                                                                      \
  F(curl_version)                                                                                                      \
  F(curl_version_info)

#define DEFINE(name)                                                                                                   \
  __attribute__((visibility("hidden"))) void *name(void);                                                              \
  void *name(void) { return 0; }
STAND_INS(DEFINE)
#endif
