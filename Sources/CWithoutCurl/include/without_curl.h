#pragma once

/* Nothing to call: without_curl.c is linked into the program, and that is all. */
