#include "photo_shim.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* libvips is loaded when the first photo is looked at, and not when the program starts: it brings ninety libraries, which
   took a third of the time of building a small site, and most commands and many sites have no photo. So its functions are
   declared here, as in the headers of libvips 8 (soname 42) and GLib 2. */
#if defined(__APPLE__)
#define LIBRARY "libvips.42.dylib"
#else
#define LIBRARY "libvips.so.42"
#endif

typedef struct VipsImage VipsImage;
typedef struct VipsArea VipsArea; /* VipsArrayDouble begins with one */
typedef struct GValue GValue;
typedef struct GSList {
  void *data;
  struct GSList *next;
} GSList;
typedef void *(*VipsImageMapFn)(VipsImage *image, const char *name, GValue *value, void *data);
enum { VIPS_SIZE_DOWN = 2, VIPS_ACCESS_SEQUENTIAL = 1, VIPS_FAIL_ON_WARNING = 3 };

#define FUNCTIONS(F)                                                                                                   \
  F(int, vips_init, (const char *program))                                                                            \
  F(void, vips_block_untrusted_set, (int state))                                                                      \
  F(void, vips_concurrency_set, (int threads))                                                                        \
  F(void, vips_cache_set_max, (int operations))                                                                       \
  F(void, vips_error_clear, (void))                                                                                   \
  F(void, vips_thread_shutdown, (void))                                                                               \
  F(VipsImage *, vips_image_new_from_buffer, (const void *bytes, size_t length, const char *options, ...))            \
  F(int, vips_image_get_orientation, (VipsImage *))                                                                   \
  F(int, vips_image_get_width, (const VipsImage *))                                                                   \
  F(int, vips_image_get_height, (const VipsImage *))                                                                  \
  F(int, vips_image_hasalpha, (VipsImage *))                                                                          \
  F(void *, vips_image_map, (VipsImage *, VipsImageMapFn, void *data))                                                \
  F(int, vips_image_remove, (VipsImage *, const char *name))                                                          \
  F(VipsArea *, vips_array_double_new, (const double *values, int count))                                             \
  F(void, vips_area_unref, (VipsArea *))                                                                              \
  F(int, vips_thumbnail_buffer, (void *bytes, size_t length, VipsImage **out, int width, ...))                        \
  F(int, vips_avg, (VipsImage *, double *average, ...))                                                               \
  F(int, vips_flatten, (VipsImage *, VipsImage **out, ...))                                                           \
  F(int, vips_copy, (VipsImage *, VipsImage **out, ...))                                                              \
  F(int, vips_jpegsave_buffer, (VipsImage *, void **bytes, size_t *length, ...))                                      \
  F(void, g_object_unref, (void *))                                                                                   \
  F(void, g_free, (void *))                                                                                           \
  F(char *, g_strdup, (const char *))                                                                                 \
  F(GSList *, g_slist_prepend, (GSList *, void *data))                                                                \
  F(void, g_slist_free_full, (GSList *, void (*free)(void *)))

#define DECLARE(result, name, arguments) static result(*name) arguments;
FUNCTIONS(DECLARE)
#undef DECLARE

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int started = PHOTO_NO_LIBRARY;

static void start(void) {
  void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
#define LOAD(result, name, arguments)                                                                                  \
  if (!(name = (result(*) arguments)dlsym(library, #name))) return;
  FUNCTIONS(LOAD)
#undef LOAD
  /* What is wrong with a photo is said in the program's own messages. Where this is set, to whatever, libvips is silent. */
  setenv("VIPS_WARNING", "0", 1);
  if (vips_init("gianhang") != 0) return;
  /* Photos come from many hands: only loaders that libvips holds to be safe for untrusted input. One thread a picture, as
     several pictures are worked on at once; and nothing is kept. */
  vips_block_untrusted_set(1);
  vips_concurrency_set(1);
  vips_cache_set_max(0);
  started = 0;
}

int photo_start(void) {
  pthread_once(&once, start);
  return started;
}

int photo_size(const void *bytes, size_t length, int *width, int *height) {
  VipsImage *image = vips_image_new_from_buffer(bytes, length, "", NULL);
  if (!image) {
    vips_error_clear();
    return -1;
  }
  int turned = vips_image_get_orientation(image) >= 5;
  *width = turned ? vips_image_get_height(image) : vips_image_get_width(image);
  *height = turned ? vips_image_get_width(image) : vips_image_get_height(image);
  g_object_unref(image);
  return 0;
}

int photo_decodes(const void *bytes, size_t length) {
  double average;
  int status = -1;
  VipsImage *image = vips_image_new_from_buffer(bytes, length, "", "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                                                VIPS_FAIL_ON_WARNING, NULL);
  if (image) {
    status = vips_avg(image, &average, NULL);
    g_object_unref(image);
  }
  if (status) vips_error_clear();
  vips_thread_shutdown();
  return status;
}

static int begins_with(const char *text, const char *prefix) { return strncmp(text, prefix, strlen(prefix)) == 0; }

static void *remove_field(VipsImage *image, const char *name, GValue *value, void *data) {
  (void)image, (void)value;
  /* Everything but the colour profile: EXIF (with its GPS position and thumbnail), XMP, IPTC, comments. */
  if (begins_with(name, "exif-") || begins_with(name, "xmp-") || begins_with(name, "iptc-") ||
      begins_with(name, "photoshop-") || begins_with(name, "jpeg-thumbnail") || begins_with(name, "png-comment") ||
      begins_with(name, "gif-comment"))
    *(GSList **)data = g_slist_prepend(*(GSList **)data, g_strdup(name));
  return NULL;
}

int photo_jpeg(const void *bytes, size_t length, int width, int quality, void **result, size_t *result_length) {
  VipsImage *small = NULL, *flat = NULL, *bare = NULL;
  double white[] = {255.0, 255.0, 255.0};
  VipsArea *background = vips_array_double_new(white, 3);
  int status = -1;
  if (vips_thumbnail_buffer((void *)bytes, length, &small, width, "height", 20000, "size", VIPS_SIZE_DOWN, "export_profile",
                            "srgb", NULL) == 0) {
    if (vips_image_hasalpha(small) ? vips_flatten(small, &flat, "background", background, NULL)
                                   : vips_copy(small, &flat, NULL)) {
      flat = NULL;
    }
    if (flat && vips_copy(flat, &bare, NULL) == 0) {
      GSList *names = NULL;
      vips_image_map(bare, remove_field, &names);
      for (GSList *name = names; name; name = name->next) vips_image_remove(bare, name->data);
      g_slist_free_full(names, g_free);
      status = vips_jpegsave_buffer(bare, result, result_length, "Q", quality, "optimize_coding", 1, "interlace", 1,
                                    "strip", 1, NULL);
    }
  }
  if (status) vips_error_clear();
  vips_area_unref(background);
  if (bare) g_object_unref(bare);
  if (flat) g_object_unref(flat);
  if (small) g_object_unref(small);
  vips_thread_shutdown();
  return status;
}

void photo_free(void *result) { g_free(result); }
