#include "photo_shim.h"

#include <pthread.h>
#include <vips/vips.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int started = -1;

static void start(void) {
  started = vips_init("gianhang");
  if (started == 0) {
    // Photos come from many hands: only loaders that libvips holds to be safe for untrusted input. One thread a picture,
    // as several pictures are worked on at once; and nothing is kept.
    vips_block_untrusted_set(TRUE);
    vips_concurrency_set(1);
    vips_cache_set_max(0);
  }
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

static void *remove_field(VipsImage *image, const char *name, GValue *value, void *data) {
  // Everything but the colour profile: EXIF (with its GPS position and thumbnail), XMP, IPTC, comments.
  if (vips_isprefix("exif-", name) || vips_isprefix("xmp-", name) || vips_isprefix("iptc-", name) ||
      vips_isprefix("photoshop-", name) || vips_isprefix("jpeg-thumbnail", name) || vips_isprefix("png-comment", name) ||
      vips_isprefix("gif-comment", name))
    *(GSList **)data = g_slist_prepend(*(GSList **)data, g_strdup(name));
  return NULL;
}

int photo_jpeg(const void *bytes, size_t length, int width, int quality, void **result, size_t *result_length) {
  VipsImage *small = NULL, *flat = NULL, *bare = NULL;
  double white[] = {255.0, 255.0, 255.0};
  VipsArrayDouble *background = vips_array_double_new(white, 3);
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
      status = vips_jpegsave_buffer(bare, result, result_length, "Q", quality, "optimize_coding", TRUE, "interlace", TRUE,
                                    "strip", TRUE, NULL);
    }
  }
  if (status) vips_error_clear();
  vips_area_unref(VIPS_AREA(background));
  if (bare) g_object_unref(bare);
  if (flat) g_object_unref(flat);
  if (small) g_object_unref(small);
  vips_thread_shutdown();
  return status;
}

void photo_free(void *result) { g_free(result); }
