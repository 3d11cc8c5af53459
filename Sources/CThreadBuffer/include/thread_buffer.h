#pragma once
#include <stddef.h>

/* Memory in which one thread puts bytes together, one piece on top of the other, and which it keeps for the next time. */
typedef struct {
  unsigned char *bytes;
  size_t capacity;
  /* How many of the bytes are taken. Who takes more gives them back in reverse order. */
  size_t count;
} thread_buffer;

/* The calling thread's; as long as the thread lives. */
thread_buffer *thread_buffer_here(void);

/* Makes room for `count` bytes in all. Those that are taken keep their values, and may lie elsewhere then. */
void thread_buffer_reserve(thread_buffer *buffer, size_t count);

/* Puts the memory aside with all that is in it: the thread begins anew. */
thread_buffer thread_buffer_put_aside(thread_buffer *buffer);

/* Goes on with what was put aside. What the thread took meanwhile is gone. */
void thread_buffer_put_back(thread_buffer *buffer, thread_buffer aside);

/* Lets go of room that is kept in vain after something large; for when nothing is taken. */
void thread_buffer_trim(thread_buffer *buffer);
