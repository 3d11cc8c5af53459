#pragma once
#include <cmark-gfm.h>

/* Memory for one parse at a time on each thread: taken from a block that the thread keeps, and given back all at once.
   cmark-gfm allocates every node and every buffer by itself with calloc, which took a quarter of a parse; its own arena is
   shared by all threads and may be used by one only. */

/* The calling thread's memory. What is allocated from it is valid until this thread's markdown_arena_reset. */
cmark_mem *markdown_arena(void);

/* Gives back all that the calling thread took. */
void markdown_arena_reset(void);
