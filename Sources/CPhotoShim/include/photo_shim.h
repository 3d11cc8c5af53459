// libvips' functions take a variable number of arguments, which Swift cannot call. These few do what the site needs.
#ifndef PHOTO_SHIM_H
#define PHOTO_SHIM_H

#include <stddef.h>

// What photo_start says where libvips is not installed, or is another than libvips 8.
enum { PHOTO_NO_LIBRARY = -1 };

// Loads and starts libvips once; 0 on success. Safe to call from any thread, any number of times.
int photo_start(void);

// The size of a picture as it is seen (turned upright), from its header. 0 on success.
int photo_size(const void *bytes, size_t length, int *width, int *height);

// Whether all pixels can be decoded without a complaint. 0 where they can. Takes as long as the picture is large.
int photo_decodes(const void *bytes, size_t length);

// A JPEG of the picture, turned upright, at most `width` pixels wide, without any metadata. The caller frees `*result` with
// photo_free. 0 on success.
int photo_jpeg(const void *bytes, size_t length, int width, int quality, void **result, size_t *result_length);

void photo_free(void *result);

#endif
