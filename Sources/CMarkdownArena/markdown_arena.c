#include "markdown_arena.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Enough for the text of most profiles; longer texts get further blocks, which are not kept. */
#define BLOCK_SIZE (64 * 1024)
#define ALIGNMENT 16

typedef struct block {
  struct block *next;
  size_t size, used;
  _Alignas(ALIGNMENT) char bytes[];
} block;

/* Before each piece: its size, which realloc must know. */
typedef struct {
  _Alignas(ALIGNMENT) size_t size;
} header;

/* The newest block first, the one that is kept last. */
static _Thread_local block *blocks;

static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void free_block(void *kept) { free(kept); }
static void make_key(void) {
  if (pthread_key_create(&key, free_block)) abort(); /* no key is left; 0 may be somebody else's */
}

static block *add_block(size_t size) {
  block *added = malloc(sizeof(block) + size);
  if (!added) abort(); /* as cmark-gfm's own allocator does */
  *added = (block){.next = blocks, .size = size};
  if (!blocks) {
    /* The thread's end frees it. */
    pthread_once(&once, make_key);
    pthread_setspecific(key, added);
  }
  return blocks = added;
}

static void *take(size_t size) {
  if (size > SIZE_MAX / 2) abort();
  size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  size_t whole = sizeof(header) + size;
  if (!blocks) add_block(BLOCK_SIZE);
  if (blocks->size - blocks->used < whole) add_block(whole > BLOCK_SIZE ? whole : BLOCK_SIZE);
  header *piece = (header *)(blocks->bytes + blocks->used);
  blocks->used += whole;
  piece->size = size;
  return piece + 1;
}

static void *arena_calloc(size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes)) abort();
  return memset(take(bytes), 0, bytes);
}

static void *arena_realloc(void *old, size_t size) {
  if (!old) return take(size);
  header *piece = (header *)old - 1;
  if (size <= piece->size) return old;
  /* The newest piece grows where it is. */
  char *end = (char *)old + piece->size;
  size_t more = (size - piece->size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  if (end == blocks->bytes + blocks->used && blocks->size - blocks->used >= more) {
    blocks->used += more;
    piece->size += more;
    return old;
  }
  return memcpy(take(size), old, piece->size);
}

static void arena_free(void *piece) { (void)piece; }

cmark_mem *markdown_arena(void) {
  static cmark_mem arena = {arena_calloc, arena_realloc, arena_free};
  return &arena;
}

void markdown_arena_reset(void) {
  while (blocks && blocks->next) {
    block *next = blocks->next;
    free(blocks);
    blocks = next;
  }
  if (blocks) blocks->used = 0;
}
