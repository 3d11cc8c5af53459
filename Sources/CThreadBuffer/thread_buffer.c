#include "thread_buffer.h"

#include <pthread.h>
#include <stdlib.h>

/* Room for most pages; what is kept at most between two. */
#define USUAL_CAPACITY (64 * 1024)
#define KEPT_CAPACITY (1024 * 1024)

static _Thread_local thread_buffer here;

static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* Called at the thread's end. */
static void release(void *buffer) {
  free(((thread_buffer *)buffer)->bytes);
  *(thread_buffer *)buffer = (thread_buffer){0};
}
static void make_key(void) {
  if (pthread_key_create(&key, release)) abort(); /* no key is left; 0 may be somebody else's */
}

thread_buffer *thread_buffer_here(void) { return &here; }

void thread_buffer_reserve(thread_buffer *buffer, size_t count) {
  size_t capacity = buffer->capacity ? buffer->capacity : USUAL_CAPACITY;
  while (capacity < count)
    if (__builtin_mul_overflow(capacity, 2, &capacity)) abort();
  if (capacity == buffer->capacity) return;
  unsigned char *bytes = realloc(buffer->bytes, capacity);
  if (!bytes) abort(); /* as Swift does where there is no memory */
  if (!buffer->bytes) {
    pthread_once(&once, make_key);
    pthread_setspecific(key, buffer);
  }
  buffer->bytes = bytes;
  buffer->capacity = capacity;
}

thread_buffer thread_buffer_put_aside(thread_buffer *buffer) {
  thread_buffer aside = *buffer;
  *buffer = (thread_buffer){0};
  return aside;
}

void thread_buffer_put_back(thread_buffer *buffer, thread_buffer aside) {
  free(buffer->bytes);
  *buffer = aside;
}

void thread_buffer_trim(thread_buffer *buffer) {
  if (buffer->count || buffer->capacity <= KEPT_CAPACITY) return;
  free(buffer->bytes);
  buffer->bytes = NULL;
  buffer->capacity = 0;
}
