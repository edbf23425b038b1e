// The system's zlib: the only C library below the doors.
#include <zlib.h>
