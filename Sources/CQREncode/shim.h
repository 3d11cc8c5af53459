#include <qrencode.h>

/* The code with one mask (0 to 7), without trying the other seven. Exported by libqrencode since 2008 (soname 3 and 4) and
   used by its own tests, but declared only in its private header. QRcode_encodeInput is this function with the mask -1, which
   tries all eight on a byte for each module; that took a fifth of a whole build. */
extern QRcode *QRcode_encodeMask(QRinput *input, int mask);
